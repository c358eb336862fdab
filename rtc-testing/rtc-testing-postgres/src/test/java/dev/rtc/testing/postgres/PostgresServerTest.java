package dev.rtc.testing.postgres;

import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.util.PSQLException;

class PostgresServerTest {

  @RegisterExtension static final PostgresServer POSTGRES = PostgresServer.create();

  private static final Duration LONG = Duration.ofSeconds(30);

  @Test
  void rows_are_written_and_read() {
    POSTGRES.execute("create table item (id int primary key, name text)");
    POSTGRES.execute("insert into item values (1, 'one'); insert into item values (2, null)");

    assertThat(POSTGRES.query("select id, name from item order by id"))
        .containsExactly(List.of(1, "one"), Arrays.asList(2, null));
  }

  @Test
  void what_was_committed_survives_a_kill_in_the_midst_of_writing() {
    POSTGRES.execute("create table crash (id int primary key)");
    AtomicInteger committed = new AtomicInteger();
    CompletableFuture<Void> writing =
        CompletableFuture.runAsync(() -> insertUntilItFails(committed));
    await().atMost(ofMinutes(1)).until(() -> committed.get() > 200);

    POSTGRES.kill();

    assertThat(writing).succeedsWithin(LONG);
    assertThat(POSTGRES.isRunning()).isFalse();
    assertThat(POSTGRES.postmaster()).isEmpty();
    POSTGRES.start();
    assertThat((Long) POSTGRES.query("select count(*) from crash").get(0).get(0))
        .isBetween((long) committed.get(), committed.get() + 1L);
  }

  @Test
  void transactions_can_be_prepared_and_only_loopback_is_served() {
    assertThat(POSTGRES.query("show max_prepared_transactions")).containsExactly(List.of("50"));
    assertThat(POSTGRES.query("show listen_addresses")).containsExactly(List.of("127.0.0.1"));
  }

  @Test
  void a_stopped_server_comes_back_with_its_data() {
    POSTGRES.execute("create table stopped as select 7 as id");
    String url = POSTGRES.jdbcUrl();

    POSTGRES.stop();
    assertThat(POSTGRES.isRunning()).isFalse();
    POSTGRES.start();

    assertThat(POSTGRES.jdbcUrl()).isEqualTo(url);
    assertThat(POSTGRES.query("select id from stopped")).containsExactly(List.of(7));
  }

  // region postgres-proxy
  @Test
  void a_cut_breaks_the_connection_and_rolls_back() throws Exception {
    POSTGRES.execute("create table cut (id int)");
    try (Connection connection = DriverManager.getConnection(POSTGRES.proxiedJdbcUrl())) {
      connection.setAutoCommit(false);
      connection.createStatement().execute("insert into cut values (1)");

      POSTGRES.proxy().cut();

      assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);
      POSTGRES.proxy().heal();
    }
    assertThat(POSTGRES.query("select * from cut")).isEmpty();
  }

  // endregion

  @Test
  void a_client_behind_a_half_open_line_times_out() throws Exception {
    String impatient = POSTGRES.proxiedJdbcUrl() + "&socketTimeout=1";
    try (Connection connection = DriverManager.getConnection(impatient);
        Statement statement = connection.createStatement()) {
      statement.execute("select 1");
      POSTGRES.proxy().halfOpen();

      assertThatThrownBy(() -> statement.execute("select 2"))
          .isInstanceOf(PSQLException.class)
          .hasCauseInstanceOf(SocketTimeoutException.class);
    } finally {
      POSTGRES.proxy().heal();
    }
    DriverManager.getConnection(impatient).close();
  }

  @Test
  void queries_pass_a_slow_line() throws Exception {
    POSTGRES.proxy().latency(Duration.ofMillis(20));
    try (Connection connection = DriverManager.getConnection(POSTGRES.proxiedJdbcUrl())) {
      assertThat(connection.isValid(10)).isTrue();
    } finally {
      POSTGRES.proxy().heal();
    }
  }

  @Test
  void refused_sql_is_quoted() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> POSTGRES.execute("drop table nothing"))
        .withMessage(
            "PostgreSQL refuses \"drop table nothing\":"
                + " ERROR: table \"nothing\" does not exist");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> POSTGRES.query("selekt"))
        .withMessageStartingWith("PostgreSQL refuses \"selekt\": ERROR: syntax error");
  }

  @Test
  void an_impossible_setting_says_why_the_server_does_not_come_up() {
    try (PostgresServer broken = PostgresServer.create().with("max_connections", "many")) {
      assertThatIllegalStateException()
          .isThrownBy(broken::start)
          .withMessageStartingWith("PostgreSQL ")
          .withMessageContaining("invalid value for parameter \"max_connections\": \"many\"");
    }
  }

  private static void insertUntilItFails(AtomicInteger committed) {
    try (Connection connection = POSTGRES.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      while (true) {
        statement.execute("insert into crash values (" + committed.get() + ")");
        committed.incrementAndGet();
      }
    } catch (SQLException killed) {
      return;
    }
  }
}
