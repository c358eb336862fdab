package dev.rtc.testing.driver;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.flink.streaming.api.operators.SourceOperator;
import org.apache.flink.streaming.api.operators.StreamOperator;

/**
 * Waits for sources that read with threads of their own, as files and most connectors do: the order
 * of what they read is theirs, and not the same in every run.
 */
final class ReaderThreads {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String FETCHING =
      "org.apache.flink.connector.base.source.reader.SourceReaderBase";

  private final Deployment deployment;

  ReaderThreads(Deployment deployment) {
    this.deployment = deployment;
  }

  /** Returns the subtasks that read with threads of their own and have more to read. */
  List<Subtask> reading() {
    return deployment.subtasks().stream()
        .filter(subtask -> !subtask.isFinished() && !subtask.hasReceivedEndOfData())
        .filter(
            subtask -> subtask.internals().operators().stream().anyMatch(ReaderThreads::fetches))
        .toList();
  }

  private static boolean fetches(StreamOperator<?> operator) {
    return operator instanceof SourceOperator<?, ?> source
        && superclasses(source.getSourceReader().getClass())
            .anyMatch(type -> type.getName().equals(FETCHING));
  }

  private static Stream<Class<?>> superclasses(Class<?> type) {
    return Stream.iterate(type, Objects::nonNull, Class::getSuperclass);
  }

  /** Waits until one of them has read something; returns false if there are none, or in vain. */
  boolean await() throws InterruptedException {
    List<Subtask> reading = reading();
    if (reading.isEmpty()) {
      return false;
    }
    CompletableFuture<?>[] more =
        reading.stream()
            .map(subtask -> subtask.internals().moreInput())
            .toArray(CompletableFuture<?>[]::new);
    try {
      CompletableFuture.anyOf(more).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (ExecutionException e) {
      return true;
    } catch (TimeoutException e) {
      return false;
    }
  }
}
