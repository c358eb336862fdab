package dev.rtc.testing.kafka;

import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class KafkaServerTest {

  @RegisterExtension static final KafkaServer KAFKA = KafkaServer.create();

  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofSeconds(1);

  @Test
  void records_are_read_back_in_order_within_their_key() {
    KAFKA.createTopic("plain", 3);
    KAFKA.send("plain", "a", "a1", "a2");
    KAFKA.send("plain", "b", "b1");
    KAFKA.send("plain", null, "c1");

    List<ConsumerRecord<String, String>> read = KAFKA.read("plain", 4);

    assertThat(read)
        .extracting(ConsumerRecord::value)
        .containsExactlyInAnyOrder("a1", "a2", "b1", "c1")
        .containsSubsequence("a1", "a2");
    assertThat(KAFKA.readAll("plain")).hasSize(4);
  }

  @Test
  void what_was_acknowledged_survives_a_kill_in_the_midst_of_writing() {
    KAFKA.createTopic("crash", 2);
    Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    AtomicBoolean enough = new AtomicBoolean();
    try (KafkaProducer<String, String> producer =
        Clients.producer(KAFKA.bootstrapServers(), LONG)) {
      CompletableFuture<Void> writing =
          CompletableFuture.runAsync(() -> writeUntil(enough, producer, acknowledged));
      await().atMost(ofMinutes(1)).until(() -> acknowledged.size() > 200);
      ProcessHandle killed = KAFKA.process();

      KAFKA.kill();
      int before = acknowledged.size();
      KAFKA.start();

      await().atMost(ofMinutes(1)).until(() -> acknowledged.size() > before + 200);
      enough.set(true);
      assertThat(writing).succeedsWithin(LONG);
      assertThat(killed.isAlive()).isFalse();
    }
    assertThat(KAFKA.readAll("crash"))
        .extracting(ConsumerRecord::value)
        .containsAll(acknowledged)
        .doesNotHaveDuplicates();
  }

  @Test
  void only_committed_transactions_are_read() {
    KAFKA.createTopic("transactions", 1);
    try (KafkaProducer<String, String> producer =
        Clients.transactional(KAFKA.bootstrapServers(), "writer")) {
      inTransaction(producer, "committed");
      producer.commitTransaction();
      inTransaction(producer, "aborted");
      producer.abortTransaction();
      inTransaction(producer, "open");

      assertThat(KAFKA.readAll("transactions"))
          .extracting(ConsumerRecord::value)
          .containsExactly("committed");

      producer.commitTransaction();
      assertThat(KAFKA.read("transactions", 2))
          .extracting(ConsumerRecord::value)
          .containsExactly("committed", "open");
    }
  }

  @Test
  void the_broker_is_fit_for_exactly_once() throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", address()))) {
      assertThat(
              admin
                  .describeFeatures()
                  .featureMetadata()
                  .get()
                  .finalizedFeatures()
                  .get("transaction.version")
                  .maxVersionLevel())
          .isEqualTo((short) 2);
    }
  }

  // region kafka-proxy
  @Test
  void records_wait_out_a_cut() {
    KAFKA.createTopic("cut", 1);
    try (var producer = Clients.producer(KAFKA.proxiedBootstrapServers(), LONG)) {
      assertThat(producer.send(new ProducerRecord<>("cut", "before"))).succeedsWithin(LONG);

      KAFKA.proxy().cut();
      var waiting = producer.send(new ProducerRecord<>("cut", "during"));
      KAFKA.proxy().heal();

      assertThat(waiting).succeedsWithin(LONG);
      assertThat(KAFKA.readAll("cut"))
          .extracting(r -> r.value())
          .containsExactly("before", "during");
    }
  }

  // endregion

  @Test
  void a_client_behind_a_half_open_line_times_out_and_then_recovers() {
    KAFKA.createTopic("silence", 1);
    try (KafkaProducer<String, String> producer =
        Clients.producer(KAFKA.proxiedBootstrapServers(), SHORT)) {
      assertThat(producer.send(new ProducerRecord<>("silence", "before"))).succeedsWithin(LONG);
      KAFKA.proxy().halfOpen();

      assertThat(producer.send(new ProducerRecord<>("silence", "lost")))
          .failsWithin(LONG)
          .withThrowableOfType(ExecutionException.class)
          .withCauseInstanceOf(TimeoutException.class);
      assertThat(KAFKA.readAll("silence"))
          .extracting(ConsumerRecord::value)
          .containsExactly("before");
    } finally {
      KAFKA.proxy().heal();
    }
    try (KafkaProducer<String, String> producer =
        Clients.producer(KAFKA.proxiedBootstrapServers(), LONG)) {
      assertThat(producer.send(new ProducerRecord<>("silence", "heard"))).succeedsWithin(LONG);
    }
  }

  @Test
  void records_pass_a_slow_line() {
    KAFKA.createTopic("slow", 1);
    KAFKA.proxy().latency(Duration.ofMillis(50));
    try (KafkaProducer<String, String> producer =
        Clients.producer(KAFKA.proxiedBootstrapServers(), LONG)) {
      assertThat(producer.send(new ProducerRecord<>("slow", "late"))).succeedsWithin(LONG);
    } finally {
      KAFKA.proxy().heal();
    }
    assertThat(KAFKA.readAll("slow")).extracting(ConsumerRecord::value).containsExactly("late");
  }

  @Test
  void a_stopped_broker_comes_back_with_its_topics() {
    KAFKA.createTopic("stopped", 1);
    KAFKA.send("stopped", "k", "v");
    String address = KAFKA.bootstrapServers();

    KAFKA.stop();
    assertThat(KAFKA.isRunning()).isFalse();
    KAFKA.start();

    assertThat(KAFKA.bootstrapServers()).isEqualTo(address);
    assertThat(KAFKA.read("stopped", 1)).extracting(ConsumerRecord::key).containsExactly("k");
  }

  @Test
  void a_topic_that_exists_or_does_not_is_named() {
    KAFKA.createTopic("twice", 1);

    assertThatIllegalStateException()
        .isThrownBy(() -> KAFKA.createTopic("twice", 1))
        .withMessage("topic 'twice' is not created: Topic 'twice' already exists.");
    assertThatIllegalStateException()
        .isThrownBy(() -> KAFKA.readAll("nowhere"))
        .withMessage("topic 'nowhere' does not exist; createTopic(\"nowhere\", partitions) first");
  }

  @Test
  void too_few_records_are_listed() {
    KAFKA.createTopic("few", 1);
    KAFKA.send("few", "k", "v");

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> new KafkaClient(address(), SHORT).read("few", 2))
        .withMessage("topic 'few' holds 1 committed records after 1 s, wanted 2: [k=v]");
  }

  private static String address() {
    return KAFKA.bootstrapServers();
  }

  private static void inTransaction(KafkaProducer<String, String> producer, String value) {
    producer.beginTransaction();
    assertThat(producer.send(new ProducerRecord<>("transactions", value))).succeedsWithin(LONG);
  }

  private static void writeUntil(
      AtomicBoolean enough, KafkaProducer<String, String> producer, Queue<String> acknowledged) {
    for (int i = 0; !enough.get(); i++) {
      String value = "v" + i;
      try {
        producer.send(new ProducerRecord<>("crash", value)).get();
        acknowledged.add(value);
      } catch (ExecutionException | InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
