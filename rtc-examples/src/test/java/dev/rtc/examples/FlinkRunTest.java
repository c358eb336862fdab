package dev.rtc.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.client.ClientUtils;
import org.apache.flink.client.program.PackagedProgram;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.core.execution.DefaultExecutorServiceLoader;
import org.apache.flink.runtime.client.JobStatusMessage;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Hands an example to a cluster the way {@code flink run} does, over its REST interface. */
class FlinkRunTest {

  private final MiniCluster cluster =
      new MiniCluster(
          new MiniClusterConfiguration.Builder()
              .setNumTaskManagers(1)
              .setNumSlotsPerTaskManager(2)
              .setConfiguration(loopback())
              .build());

  @TempDir private Path directory;

  @BeforeEach
  void start() throws Exception {
    cluster.start();
  }

  @AfterEach
  void stop() throws Exception {
    cluster.close();
  }

  @Test
  void a_program_runs_once_on_the_cluster_that_was_named() throws Exception {
    Path input = Files.write(directory.resolve("in.txt"), List.of("to be or not to be"));
    Path output = directory.resolve("out.csv");

    run("--input", input.toString(), "--output", output.toString());

    assertThat(cluster.listJobs().get())
        .extracting(JobStatusMessage::getJobName, JobStatusMessage::getJobState)
        .containsExactly(tuple("word-count", JobStatus.FINISHED));
    assertThat(output).content().contains("to,2", "be,2", "or,1", "not,1");
  }

  @Test
  void a_fault_is_thrown_and_the_jvm_left_alone() {
    assertThatThrownBy(() -> run("--input", directory + "/missing"))
        .hasStackTraceContaining("RTC-402")
        .hasStackTraceContaining("there is nothing at file:" + directory + "/missing");
  }

  private void run(String... args) throws Exception {
    URI rest = cluster.getRestAddress().get();
    Configuration client = loopback();
    client.set(RestOptions.ADDRESS, rest.getHost());
    client.set(RestOptions.PORT, rest.getPort());
    client.set(DeploymentOptions.TARGET, "remote");
    client.set(DeploymentOptions.ATTACHED, true);
    client.set(CoreOptions.DEFAULT_PARALLELISM, 2);
    PackagedProgram program =
        PackagedProgram.newBuilder()
            .setEntryPointClassName(WordCount.class.getName())
            .setArguments(args)
            .setConfiguration(client)
            .build();
    ClientUtils.executeProgram(new DefaultExecutorServiceLoader(), client, program, true, true);
  }

  private static Configuration loopback() {
    Configuration configuration = new Configuration();
    configuration.set(RestOptions.BIND_ADDRESS, "127.0.0.1");
    configuration.set(RestOptions.ADDRESS, "127.0.0.1");
    configuration.set(RestOptions.BIND_PORT, "0");
    configuration.setString("classloader.check-leaked-classloader", "false");
    return configuration;
  }
}
