package dev.rtc.testing.kafka;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.BiPredicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Talks to a broker on behalf of a test: plain strings, one connection per call. */
final class KafkaClient {

  static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final Duration GLANCE = Duration.ofMillis(100);
  private static final int SHOWN = 20;

  private final String bootstrapServers;
  private final Duration patience;

  KafkaClient(String bootstrapServers, Duration patience) {
    this.bootstrapServers = bootstrapServers;
    this.patience = patience;
  }

  void createTopic(String name, int partitions) {
    try (Admin admin = Admin.create(settings("default.api.timeout.ms"))) {
      NewTopic topic = new NewTopic(name, partitions, (short) 1);
      await(admin.createTopics(List.of(topic)).all(), "topic '" + name + "' is not created");
    }
    try (KafkaProducer<String, String> producer = producer()) {
      producer.partitionsFor(name);
    }
  }

  void send(String topic, @Nullable String key, List<String> values) {
    try (KafkaProducer<String, String> producer = producer()) {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      for (String value : values) {
        sent.add(producer.send(new ProducerRecord<>(topic, key, value)));
      }
      for (Future<RecordMetadata> one : sent) {
        await(one, "a record is not written to topic '" + topic + "'");
      }
    }
  }

  List<ConsumerRecord<String, String>> read(String topic, int count) {
    List<ConsumerRecord<String, String>> records =
        readUntil(topic, (consumer, seen) -> seen.size() >= count);
    if (records.size() < count) {
      throw new AssertionError(
          "topic '%s' holds %d committed records after %d s, wanted %d: %s"
              .formatted(topic, records.size(), patience.toSeconds(), count, shown(records)));
    }
    return List.copyOf(records.subList(0, count));
  }

  List<ConsumerRecord<String, String>> readAll(String topic) {
    return List.copyOf(readUntil(topic, (consumer, seen) -> isAtEnd(consumer)));
  }

  private List<ConsumerRecord<String, String>> readUntil(
      String topic,
      BiPredicate<KafkaConsumer<String, String>, List<ConsumerRecord<String, String>>> done) {
    List<ConsumerRecord<String, String>> seen = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer = consumer()) {
      List<TopicPartition> partitions = partitions(consumer, topic);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long deadline = System.nanoTime() + patience.toNanos();
      while (!done.test(consumer, seen) && System.nanoTime() < deadline) {
        consumer.poll(GLANCE).forEach(seen::add);
      }
    }
    return seen;
  }

  private static List<TopicPartition> partitions(
      KafkaConsumer<String, String> consumer, String topic) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(partition -> new TopicPartition(topic, partition.partition()))
            .toList();
    if (partitions.isEmpty()) {
      throw new IllegalStateException(
          "topic '%s' does not exist; createTopic(\"%s\", partitions) first"
              .formatted(topic, topic));
    }
    return partitions;
  }

  private static boolean isAtEnd(KafkaConsumer<String, String> consumer) {
    return consumer.endOffsets(consumer.assignment()).entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  private static String shown(List<ConsumerRecord<String, String>> records) {
    return records.stream()
        .limit(SHOWN)
        .map(record -> record.key() + "=" + record.value())
        .collect(joining(", ", "[", records.size() > SHOWN ? ", ...]" : "]"));
  }

  private KafkaProducer<String, String> producer() {
    Map<String, Object> settings = settings("max.block.ms", "delivery.timeout.ms");
    settings.put("request.timeout.ms", (int) patience.toMillis() / 2);
    return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
  }

  private KafkaConsumer<String, String> consumer() {
    Map<String, Object> settings = settings("default.api.timeout.ms");
    settings.put("isolation.level", "read_committed");
    settings.put("allow.auto.create.topics", false);
    return new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer());
  }

  private Map<String, Object> settings(String... timeouts) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", bootstrapServers);
    settings.put("reconnect.backoff.max.ms", GLANCE.toMillis());
    for (String timeout : timeouts) {
      settings.put(timeout, (int) patience.toMillis());
    }
    return settings;
  }

  private static void await(Future<?> answer, String otherwise) {
    try {
      answer.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(otherwise + ": interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(otherwise + ": " + reason(e), e);
    }
  }

  private static @Nullable String reason(ExecutionException failure) {
    Throwable cause = failure.getCause();
    return cause instanceof KafkaException ? cause.getMessage() : String.valueOf(cause);
  }
}
