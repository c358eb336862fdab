package dev.rtc.testing.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

// region postgres
class PostgresSampleTest {

  @RegisterExtension static final PostgresServer POSTGRES = PostgresServer.create();

  @Test
  void a_prepared_transaction_survives_a_crash() {
    POSTGRES.execute("create table orders (id int primary key)");
    POSTGRES.execute("begin; insert into orders values (1); prepare transaction 'flink-1'");

    POSTGRES.kill(); // kill -9
    POSTGRES.start(); // the same port, the same data

    POSTGRES.execute("commit prepared 'flink-1'");
    assertThat(POSTGRES.query("select id from orders")).containsExactly(List.of(1));
  }
}
// endregion
