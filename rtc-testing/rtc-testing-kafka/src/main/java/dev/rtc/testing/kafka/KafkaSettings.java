package dev.rtc.testing.kafka;

import java.util.LinkedHashMap;
import java.util.Map;

/** Holds the settings of a lone broker that serves tests. */
final class KafkaSettings {

  static final String CONTROLLER = "CONTROLLER";

  private static final String DIRECT = "DIRECT";
  private static final String PROXIED = "PROXIED";

  /** The ports that the broker listens to, and the one that the proxy before it does. */
  record Ports(int direct, int behindProxy, int controller, int proxy) {}

  private KafkaSettings() {}

  /** Returns all settings; what the user says has the last word. */
  static Map<String, String> of(Ports ports, Map<String, String> user) {
    Map<String, String> settings = new LinkedHashMap<>();
    addListeners(settings, ports);
    addLoneliness(settings);
    addShortSession(settings);
    settings.put("auto.create.topics.enable", "false");
    settings.put("group.initial.rebalance.delay.ms", "0");
    settings.put("transaction.max.timeout.ms", "3600000");
    settings.put("log.cleaner.dedupe.buffer.size", "2097152");
    settings.putAll(user);
    return settings;
  }

  private static void addListeners(Map<String, String> settings, Ports ports) {
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", "1");
    settings.put("controller.quorum.voters", "1@127.0.0.1:" + ports.controller());
    settings.put("controller.listener.names", CONTROLLER);
    settings.put("inter.broker.listener.name", DIRECT);
    settings.put(
        "listeners",
        String.join(
            ",",
            listener(DIRECT, ports.direct()),
            listener(PROXIED, ports.behindProxy()),
            listener(CONTROLLER, ports.controller())));
    settings.put(
        "advertised.listeners",
        listener(DIRECT, ports.direct()) + "," + listener(PROXIED, ports.proxy()));
    settings.put(
        "listener.security.protocol.map",
        "%s:PLAINTEXT,%s:PLAINTEXT,%s:PLAINTEXT".formatted(DIRECT, PROXIED, CONTROLLER));
  }

  private static String listener(String name, int port) {
    return name + "://127.0.0.1:" + port;
  }

  /** A broker that was killed is not let in again before its session is over. */
  private static void addShortSession(Map<String, String> settings) {
    settings.put("broker.session.timeout.ms", "3000");
    settings.put("broker.heartbeat.interval.ms", "500");
  }

  /** One replica of everything, and few partitions of what Kafka keeps for itself. */
  private static void addLoneliness(Map<String, String> settings) {
    settings.put("offsets.topic.replication.factor", "1");
    settings.put("offsets.topic.num.partitions", "1");
    settings.put("transaction.state.log.replication.factor", "1");
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("transaction.state.log.num.partitions", "1");
    settings.put("share.coordinator.state.topic.replication.factor", "1");
    settings.put("share.coordinator.state.topic.min.isr", "1");
    settings.put("share.coordinator.state.topic.num.partitions", "1");
  }
}
