package dev.rtc.testing.upgrade;

import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.jspecify.annotations.Nullable;

/** Keeps one MiniCluster for all upgrades that a JVM checks, on the loopback interface only. */
final class UpgradeCluster {

  private static final String LOOPBACK = "127.0.0.1";
  private static final int SLOTS = 16;
  private static final long PATIENCE_SECONDS = 10;

  private static @Nullable MiniCluster cluster;

  private UpgradeCluster() {}

  /** Returns the cluster, which the first caller starts. */
  static synchronized MiniCluster get() {
    if (cluster == null) {
      cluster = start();
    }
    return cluster;
  }

  private static MiniCluster start() {
    MiniCluster started =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(settings())
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(SLOTS)
                .withRandomPorts()
                .build());
    try {
      started.start();
    } catch (Exception e) {
      throw new IllegalStateException("the cluster for upgrades does not start: " + e, e);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(() -> close(started), "rtc-upgrade-end"));
    return started;
  }

  private static Configuration settings() {
    Configuration settings = new Configuration();
    settings.set(RestOptions.ADDRESS, LOOPBACK);
    settings.set(RestOptions.BIND_ADDRESS, LOOPBACK);
    settings.set(RestOptions.BIND_PORT, "0");
    settings.set(JobManagerOptions.ADDRESS, LOOPBACK);
    settings.set(JobManagerOptions.BIND_HOST, LOOPBACK);
    settings.set(TaskManagerOptions.HOST, LOOPBACK);
    settings.set(TaskManagerOptions.BIND_HOST, LOOPBACK);
    settings.set(WebOptions.SUBMIT_ENABLE, false);
    return settings;
  }

  private static void close(MiniCluster started) {
    try {
      started.closeAsync().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      System.err.println("the cluster for upgrades does not end: " + e);
    }
  }
}
