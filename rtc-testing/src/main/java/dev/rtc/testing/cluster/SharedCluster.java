package dev.rtc.testing.cluster;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MetricOptions;
import org.apache.flink.configuration.ResourceManagerOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one MiniCluster for all tests of a JVM, on the loopback interface only.
 *
 * <p>It has one TaskManager. Flink's own suite for sources, which a {@code SourceKit} of
 * rtc-testing-connector runs, ends it and starts another: every job that runs on the cluster just
 * then fails, and goes on only if it is set to restart. Tests that share a JVM with such a kit must
 * not run at the same time as it.
 */
public final class SharedCluster {

  /** How many subtasks of all jobs run at a time. */
  public static final int SLOTS = 16;

  /**
   * How long a task waits, as it ends, for a fetcher of Flink's own readers that has missed the end
   * (seen with Flink 2.3.0 about once in 2,000 runs on one processor); 30 seconds unless set.
   */
  private static final String READER_CLOSE_TIMEOUT = "source.reader.close.timeout";

  private static final String CLOSING_MILLIS = "5000";
  private static final String LOOPBACK = "127.0.0.1";
  private static final Duration METRICS = Duration.ofMillis(100);
  private static final long PATIENCE_SECONDS = 10;

  private static @Nullable MiniCluster cluster;

  private SharedCluster() {}

  /**
   * Returns the cluster, which the first caller starts; it ends with the JVM.
   *
   * @throws IllegalStateException if it does not start
   */
  public static synchronized MiniCluster get() {
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
      throw new IllegalStateException("the cluster for tests does not start: " + e, e);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(() -> close(started), "rtc-test-cluster-end"));
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
    settings.set(ResourceManagerOptions.REQUIREMENTS_CHECK_DELAY, Duration.ZERO);
    settings.set(MetricOptions.METRIC_FETCHER_UPDATE_INTERVAL, METRICS);
    settings.setString(READER_CLOSE_TIMEOUT, CLOSING_MILLIS);
    return settings;
  }

  private static void close(MiniCluster started) {
    try {
      started.closeAsync().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      System.err.println("the cluster for tests does not end: " + e);
    }
  }
}
