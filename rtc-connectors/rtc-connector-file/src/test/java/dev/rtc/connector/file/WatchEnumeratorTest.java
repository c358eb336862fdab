package dev.rtc.connector.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.connector.source.ReaderInfo;
import org.apache.flink.api.connector.source.mocks.MockSplitEnumeratorContext;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("try") // as Flink declares its context
class WatchEnumeratorTest {

  @TempDir private Path directory;

  @Test
  void files_that_appear_later_are_handed_to_readers_that_wait() throws Throwable {
    try (Watch watch = new Watch(WatchState.NOTHING)) {
      write("a", "one\n");
      watch.look();
      watch.ask(0);
      watch.ask(1);
      List<String> first = watch.assigned();
      write("b", "two\n");
      watch.look();

      assertThat(first).containsExactly("0 a");
      assertThat(watch.assigned()).containsExactly("0 a", "1 b");
    }
  }

  @Test
  void no_file_is_handed_out_twice_whatever_replaces_it() throws Throwable {
    try (Watch watch = new Watch(WatchState.NOTHING)) {
      write("a", "one\n");
      watch.look();
      watch.ask(0);
      Files.delete(directory.resolve("a"));
      watch.look();
      write("a", "two\n");
      watch.look();
      watch.ask(0);

      assertThat(watch.assigned()).containsExactly("0 a");
    }
  }

  @Test
  void an_empty_file_waits_until_it_has_something() throws Throwable {
    try (Watch watch = new Watch(WatchState.NOTHING)) {
      write("a", "");
      watch.look();
      watch.ask(0);
      List<String> before = watch.assigned();
      write("a", "one\n");
      watch.look();

      assertThat(before).isEmpty();
      assertThat(watch.assigned()).containsExactly("0 a");
    }
  }

  @Test
  void a_file_that_has_grown_fails_the_run_and_says_what_to_do() throws Throwable {
    try (Watch watch = new Watch(WatchState.NOTHING)) {
      write("a", "one\n");
      watch.look();
      write("a", "two\n");

      assertThatThrownBy(watch::look)
          .hasStackTraceContaining(
              "The file file:%s had 4 bytes when its reading began and has 8 now: what was added"
                  .formatted(directory.resolve("a")))
          .hasStackTraceContaining("for files that grow write FileIO.tail");
    }
  }

  @Test
  void a_restored_watch_knows_what_was_read_and_what_was_not() throws Throwable {
    write("a", "one\n");
    write("b", "two\n");
    WatchState state;
    try (Watch watch = new Watch(WatchState.NOTHING)) {
      watch.look();
      watch.ask(0);
      state = watch.restorable();
    }
    write("c", "three\n");

    try (Watch restored = new Watch(state)) {
      restored.ask(0);
      restored.look();
      restored.ask(0);
      restored.ask(0);

      assertThat(restored.assigned()).hasSize(2).last().isEqualTo("0 c");
      assertThat(restored.assigned()).first().isIn("0 a", "0 b");
      assertThat(state.lengths().keySet()).hasSize(2);
    }
  }

  @Test
  void what_a_failed_reader_had_goes_to_another() throws Throwable {
    try (Watch watch = new Watch(WatchState.NOTHING)) {
      write("a", "one\n");
      watch.look();
      watch.ask(0);
      watch.giveBack(0);
      watch.ask(1);

      assertThat(watch.assigned()).containsExactly("0 a", "1 a");
    }
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(
        directory.resolve(name), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** Drives an enumerator by hand, with two readers. */
  private final class Watch implements AutoCloseable {

    private final MockSplitEnumeratorContext<FileSourceSplit> context =
        new MockSplitEnumeratorContext<>(2);
    private final WatchEnumerator enumerator;

    Watch(WatchState state) {
      LineRanges ranges = ReadSettings.of(directory.toString(), new LineContent.Plain()).ranges();
      enumerator = new WatchEnumerator(ranges, Duration.ofSeconds(1), null, context, state);
      context.registerReader(new ReaderInfo(0, "here"));
      context.registerReader(new ReaderInfo(1, "there"));
      enumerator.start();
    }

    void look() throws Throwable {
      context.runPeriodicCallable(0);
    }

    void ask(int reader) {
      enumerator.handleSplitRequest(reader, null);
    }

    void giveBack(int reader) {
      List<FileSourceSplit> had =
          context.getSplitsAssignmentSequence().stream()
              .flatMap(each -> each.assignment().getOrDefault(reader, List.of()).stream())
              .toList();
      enumerator.addSplitsBack(had, reader);
    }

    /** Returns who was given which file. */
    List<String> assigned() {
      return context.getSplitsAssignmentSequence().stream()
          .flatMap(each -> each.assignment().entrySet().stream())
          .flatMap(
              each ->
                  each.getValue().stream()
                      .map(split -> each.getKey() + " " + split.path().getName()))
          .toList();
    }

    WatchState restorable() throws IOException {
      WatchStateSerializer serializer = new WatchStateSerializer();
      return serializer.deserialize(1, serializer.serialize(enumerator.snapshotState(1)));
    }

    @Override
    public void close() throws Exception {
      enumerator.close();
      context.close();
    }
  }
}
