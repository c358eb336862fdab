package dev.rtc.connector.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.connector.source.ReaderInfo;
import org.apache.flink.api.connector.source.SplitsAssignment;
import org.apache.flink.api.connector.source.mocks.MockSplitEnumeratorContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("try") // as Flink declares its context
class TailEnumeratorTest {

  @TempDir private Path directory;

  @Test
  void each_reader_gets_its_share_of_a_look_at_once_when_all_readers_are_there() throws Throwable {
    for (String host : List.of("a", "b", "c", "d", "e")) {
      Files.writeString(Files.createDirectory(directory.resolve(host)).resolve("app.log"), "one");
    }
    try (MockSplitEnumeratorContext<TailSplit> context = new MockSplitEnumeratorContext<>(2)) {
      TailEnumerator enumerator =
          new TailEnumerator(settings(), false, null, context, TailState.NOTHING);
      enumerator.start();
      context.runPeriodicCallable(0);
      join(context, enumerator, 0);
      List<SplitsAssignment<TailSplit>> early = List.copyOf(context.getSplitsAssignmentSequence());
      join(context, enumerator, 1);

      assertThat(early).isEmpty();
      assertThat(context.getSplitsAssignmentSequence())
          .singleElement()
          .satisfies(
              shares -> {
                assertThat(shares.assignment().get(0)).hasSize(3);
                assertThat(shares.assignment().get(1)).hasSize(2);
              });
    }
  }

  private static void join(
      MockSplitEnumeratorContext<TailSplit> context, TailEnumerator enumerator, int reader) {
    context.registerReader(new ReaderInfo(reader, "here"));
    enumerator.addReader(reader);
  }

  private TailSettings settings() {
    return new TailSettings(
        FilePattern.of(directory + "/*/app.log"),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        LineBuffers.STANDARD);
  }
}
