package dev.rtc.testing.kafka;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Makes Kafka's own clients, as a connector under test would. */
final class Clients {

  private Clients() {}

  static KafkaProducer<String, String> producer(String bootstrapServers, Duration patience) {
    return producer(settings(bootstrapServers, patience));
  }

  static KafkaProducer<String, String> transactional(String bootstrapServers, String id) {
    Map<String, Object> settings = settings(bootstrapServers, Duration.ofSeconds(20));
    settings.put("transactional.id", id);
    settings.put("transaction.timeout.ms", 3_600_000);
    KafkaProducer<String, String> producer = producer(settings);
    producer.initTransactions();
    return producer;
  }

  private static KafkaProducer<String, String> producer(Map<String, Object> settings) {
    return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
  }

  private static Map<String, Object> settings(String bootstrapServers, Duration patience) {
    int millis = (int) patience.toMillis();
    Map<String, Object> settings = new HashMap<>();
    settings.put("bootstrap.servers", bootstrapServers);
    settings.put("max.block.ms", millis);
    settings.put("delivery.timeout.ms", millis);
    settings.put("request.timeout.ms", millis / 2);
    settings.put("linger.ms", 0);
    settings.put("reconnect.backoff.max.ms", 100);
    return settings;
  }
}
