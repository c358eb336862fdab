/**
 * A real Kafka broker for tests.
 *
 * <p>{@link dev.rtc.testing.kafka.KafkaServer} is a JUnit 5 extension, and as useful without JUnit:
 *
 * <pre>{@code
 * @RegisterExtension static final KafkaServer KAFKA = KafkaServer.create();
 *
 * @Test
 * void orders_survive_a_crash_of_the_broker() {
 *   KAFKA.createTopic("orders", 4);
 *   KAFKA.send("orders", "shop-1", "a", "b");
 *   KAFKA.kill();
 *   KAFKA.start();
 *   assertThat(KAFKA.read("orders", 2)).extracting(ConsumerRecord::value).containsExactly("a", "b");
 * }
 * }</pre>
 *
 * <p>The broker runs in a JVM of its own, on the loopback interface, with free ports and a
 * temporary directory; its libraries lie inside the jar of this module, so that the class path of a
 * test gains the Kafka client and nothing else. It is set up for exactly-once tests: {@code
 * transaction.version=2} (KIP-890), transactions of up to one hour as Flink opens them, one replica
 * of everything, topics only where a test creates them.
 *
 * <p>{@link dev.rtc.testing.kafka.KafkaServer#proxy()} stands between the broker and those who
 * connect to {@link dev.rtc.testing.kafka.KafkaServer#proxiedBootstrapServers()}.
 */
@NullMarked
package dev.rtc.testing.kafka;

import org.jspecify.annotations.NullMarked;
