package dev.rtc.launch;

import dev.rtc.check.Warnings;
import dev.rtc.flink.Translation;
import dev.rtc.graph.Graph;
import dev.rtc.plan.PhysicalPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.client.JobCancellationException;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.ExceptionUtils;
import org.apache.flink.util.FileUtils;

/** Runs a plan on a cluster inside this JVM, shows progress and ends cleanly on Ctrl-C. */
final class EmbeddedRun {

  private static final long PATIENCE_SECONDS = 20;

  private final Graph graph;
  private final PhysicalPlan plan;
  private final LaunchOptions options;
  private final CompletableFuture<JobClient> submitted = new CompletableFuture<>();
  private final CountDownLatch over = new CountDownLatch(1);

  EmbeddedRun(Graph graph, PhysicalPlan plan, LaunchOptions options) {
    this.graph = graph;
    this.plan = plan;
    this.options = options;
  }

  void start() {
    Path scratch = scratch();
    Thread interrupted = new Thread(this::interrupt, "rtc-cancel-" + plan.name());
    Runtime.getRuntime().addShutdownHook(interrupted);
    try (StepMetrics metrics = StepMetrics.open()) {
      JobClient job = submit(Settings.reading(() -> environment(metrics, scratch)));
      try (Progress progress =
          options.quiet ? Progress.silent(graph) : Progress.show(graph, metrics)) {
        await(job, progress);
      }
    } finally {
      FileUtils.deleteDirectoryQuietly(scratch.toFile());
      submitted.cancel(false);
      over.countDown();
      removeHook(interrupted);
    }
  }

  private StreamExecutionEnvironment environment(StepMetrics metrics, Path scratch) {
    int processors = Runtime.getRuntime().availableProcessors();
    Configuration settings = Settings.ofEmbedded(options, plan, processors, scratch);
    metrics.reportTo(settings);
    Alerts.tell(Warnings.of(graph, settings.get(CoreOptions.DEFAULT_PARALLELISM)));
    return StreamExecutionEnvironment.createLocalEnvironment(settings);
  }

  /** Submits on a thread of its own: an interrupt in between would leave a cluster behind. */
  private JobClient submit(StreamExecutionEnvironment environment) {
    try {
      return submitted
          .completeAsync(
              () -> submitNow(environment), task -> new Thread(task, "rtc-submit").start())
          .join();
    } catch (CompletionException e) {
      throw RunFailedException.of(plan.name(), e);
    }
  }

  private JobClient submitNow(StreamExecutionEnvironment environment) {
    try {
      Translation.translate(plan, environment);
      return environment.executeAsync(plan.name());
    } catch (Exception e) {
      throw new CompletionException(e);
    }
  }

  private void await(JobClient job, Progress progress) {
    try {
      job.getJobExecutionResult().get();
      progress.finished("finished");
    } catch (InterruptedException e) {
      cancel(job);
      progress.finished("cancelled");
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      ended(e.getCause() == null ? e : e.getCause(), progress);
    }
  }

  private void ended(Throwable cause, Progress progress) {
    if (ExceptionUtils.findThrowable(cause, JobCancellationException.class).isPresent()) {
      progress.finished("cancelled");
      return;
    }
    progress.finished("failed");
    throw RunFailedException.of(plan.name(), cause);
  }

  /** Ends the job as the JVM goes down, which waits for the last word and the cleaning up. */
  private void interrupt() {
    try {
      submitted
          .handle((job, failure) -> Optional.ofNullable(job))
          .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
          .ifPresent(EmbeddedRun::cancel);
      if (!over.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("the run has not ended in %d s".formatted(PATIENCE_SECONDS));
      }
    } catch (ExecutionException | TimeoutException e) {
      System.err.println("the job has not begun in %d s".formatted(PATIENCE_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void cancel(JobClient job) {
    try {
      JobStatus status = job.getJobStatus().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (!status.isGloballyTerminalState()) {
        job.cancel().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        job.getJobExecutionResult()
            .handle((result, failure) -> status)
            .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException | IllegalStateException e) {
      System.err.println("the job could not be cancelled: " + e.getMessage());
    }
  }

  private static void removeHook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException goingDown) {
      // the hook is at work and waits for this thread to tell the summary
    }
  }

  private static Path scratch() {
    try {
      return Files.createTempDirectory("rtc-checkpoints-");
    } catch (IOException e) {
      throw new UncheckedIOException("no temporary directory for checkpoints", e);
    }
  }
}
