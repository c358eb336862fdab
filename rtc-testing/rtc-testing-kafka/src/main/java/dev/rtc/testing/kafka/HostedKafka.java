package dev.rtc.testing.kafka;

import dev.rtc.testing.server.HostedServer;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.jspecify.annotations.Nullable;

/** Runs a broker that is its own controller (KRaft, KIP-500) in a JVM of its own. */
public final class HostedKafka implements HostedServer {

  private static final String CLUSTER = "rtc-testing-kafka-0001";

  private @Nullable KafkaRaftServer broker;

  @Override
  public void start(Path directory, Properties settings) throws Exception {
    settings.setProperty("log.dirs", directory.toString());
    KafkaConfig config = new KafkaConfig(settings);
    if (!Files.exists(directory.resolve("meta.properties"))) {
      format(directory, config);
    }
    broker = new KafkaRaftServer(config, Time.SYSTEM);
    broker.startup();
  }

  private static void format(Path directory, KafkaConfig config) throws Exception {
    new Formatter()
        .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
        .setClusterId(CLUSTER)
        .setNodeId(config.nodeId())
        .setControllerListenerName(KafkaSettings.CONTROLLER)
        .setMetadataLogDirectory(directory.toString())
        .addDirectory(directory.toString())
        .run();
  }

  @Override
  public void stop() {
    if (broker != null) {
      broker.shutdown();
    }
  }
}
