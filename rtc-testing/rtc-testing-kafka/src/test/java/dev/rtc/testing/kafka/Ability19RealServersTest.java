package dev.rtc.testing.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

// region kafka
class Ability19RealServersTest {

  @RegisterExtension static final KafkaServer KAFKA = KafkaServer.create();

  @Test
  void orders_survive_a_crash_of_the_broker() {
    KAFKA.createTopic("orders", 4);
    KAFKA.send("orders", "shop-1", "a", "b");

    KAFKA.kill(); // kill -9
    KAFKA.start(); // the same ports, the same topics

    KAFKA.send("orders", "shop-1", "c");
    assertThat(KAFKA.read("orders", 3))
        .extracting(ConsumerRecord::value)
        .containsExactly("a", "b", "c");
  }
}
// endregion
