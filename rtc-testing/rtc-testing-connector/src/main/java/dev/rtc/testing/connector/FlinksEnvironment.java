package dev.rtc.testing.connector;

import dev.rtc.testing.cluster.SharedCluster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.connector.testframe.environment.ClusterControllable;
import org.apache.flink.connector.testframe.environment.TestEnvironment;
import org.apache.flink.connector.testframe.environment.TestEnvironmentSettings;
import org.apache.flink.connector.testframe.utils.MetricQuerier;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.rest.RestClient;
import org.apache.flink.runtime.testutils.CommonTestUtils;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.util.MiniClusterPipelineExecutorServiceLoader;
import org.apache.flink.util.FileUtils;

/** Runs Flink's suites on the cluster that all tests of a JVM share. */
final class FlinksEnvironment implements TestEnvironment, ClusterControllable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Task managers come and go by their number, which is that of the cluster. */
  private static int youngest;

  private final Path savepoints;

  FlinksEnvironment() {
    try {
      savepoints = Files.createTempDirectory("rtc-kit-savepoints-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void startUp() {
    SharedCluster.get();
  }

  @Override
  public void tearDown() {
    FileUtils.deleteDirectoryQuietly(savepoints.toFile());
  }

  @Override
  public StreamExecutionEnvironment createExecutionEnvironment(TestEnvironmentSettings options) {
    Configuration settings = new Configuration();
    if (options.getSavepointRestorePath() != null) {
      settings.set(StateRecoveryOptions.SAVEPOINT_PATH, options.getSavepointRestorePath());
    }
    return new StreamExecutionEnvironment(
        new MiniClusterPipelineExecutorServiceLoader(SharedCluster.get()),
        MiniClusterPipelineExecutorServiceLoader.updateConfigurationForMiniCluster(
            settings, List.of(), List.of()),
        null);
  }

  @Override
  public Endpoint getRestEndpoint() {
    URI address = SharedCluster.get().getRestAddress().join();
    return new Endpoint(address.getHost(), address.getPort());
  }

  @Override
  public String getCheckpointUri() {
    return savepoints.toUri().toString();
  }

  @Override
  public void triggerTaskManagerFailover(JobClient job, Runnable afterFailure) throws Exception {
    MiniCluster cluster = SharedCluster.get();
    synchronized (FlinksEnvironment.class) {
      cluster.terminateTaskManager(youngest).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      awaitNoTask(job);
      afterFailure.run();
      cluster.startTaskManager();
      youngest++;
    }
  }

  private void awaitNoTask(JobClient job) throws Exception {
    ExecutorService threads = Executors.newCachedThreadPool();
    RestClient client = new RestClient(new Configuration(), threads);
    try {
      CommonTestUtils.waitForNoTaskRunning(
          () -> MetricQuerier.getJobDetails(client, getRestEndpoint(), job.getJobID()));
    } finally {
      client.close();
      threads.shutdownNow();
    }
  }

  @Override
  public void triggerJobManagerFailover(JobClient job, Runnable afterFailure) {
    throw new UnsupportedOperationException("no case of Flink's suites asks for it");
  }

  @Override
  public void isolateNetwork(JobClient job, Runnable afterFailure) {
    throw new UnsupportedOperationException("a MiniCluster has no network to isolate");
  }

  @Override
  public String toString() {
    return "MiniCluster of the test kit";
  }
}
