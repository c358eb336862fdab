package dev.rtc.connector.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rtc.type.DataType;
import dev.rtc.type.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.core.fs.RecoverableWriter;
import org.apache.flink.core.fs.RecoverableWriter.CommitRecoverable;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.connector.sink2.CommittableMessage;
import org.apache.flink.streaming.api.connector.sink2.CommittableMessageTypeInfo;
import org.apache.flink.streaming.api.connector.sink2.CommittableWithLineage;
import org.apache.flink.streaming.runtime.operators.sink.SinkWriterOperatorFactory;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("try") // as Flink declares its harness
class PartSinkTest {

  @TempDir Path directory;

  @Test
  void fewer_writers_after_a_restore_complete_the_parts_of_those_that_are_no_more()
      throws Exception {
    PartSink<Text> sink = parts();
    OperatorSubtaskState state;
    try (Writer first = writer(sink, 0, 2);
        Writer second = writer(sink, 1, 2)) {
      first.open();
      second.open();
      first.write("a", "b");
      second.write("c");
      state =
          AbstractStreamOperatorTestHarness.repackageState(
              first.snapshot(1, 1), second.snapshot(1, 1));
      first.write("lost and read again");
    }

    try (Writer only = writer(sink, 0, 1)) {
      only.restore(state);
      only.write("d");
      only.endInput();
      only.commit();
    }

    assertThat(numbers()).containsExactly("part-0-0.txt", "part-1-0.txt");
    assertThat(lines()).containsExactlyInAnyOrder("a", "b", "c", "d");
  }

  @Test
  void more_writers_after_a_restore_leave_each_other_their_parts() throws Exception {
    PartSink<Text> sink = parts();
    OperatorSubtaskState state;
    try (Writer second = writer(sink, 1, 2)) {
      second.open();
      second.write("a");
      state = second.snapshot(1, 1);
    }

    try (Writer first = writer(sink, 0, 3);
        Writer again = writer(sink, 1, 3)) {
      first.restore(state);
      again.open();
      first.write("b");
      again.write("c");
      first.endInput();
      again.endInput();
      first.commit();
      again.commit();
    }

    assertThat(numbers()).containsExactly("part-1-0.txt", "part-1-0.txt");
    assertThat(lines()).containsExactlyInAnyOrder("a", "b", "c");
  }

  @Test
  void writers_of_one_directory_at_once_replace_no_part_of_each_other() throws Exception {
    try (Writer one = writer(parts(), 0, 1);
        Writer other = writer(parts(), 0, 1)) {
      one.open();
      other.open();
      one.write("a");
      other.write("b");
      one.endInput();
      other.endInput();
      one.commit();
      other.commit();
    }

    assertThat(lines()).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void two_runs_from_one_savepoint_replace_no_part_of_each_other() throws Exception {
    OperatorSubtaskState state;
    try (Writer writer = writer(parts(), 0, 1)) {
      writer.open();
      state = writer.snapshot(1, 1);
    }

    for (String line : List.of("a", "b")) {
      try (Writer restored = writer(parts(), 0, 1)) {
        restored.restore(state);
        restored.write(line);
        restored.endInput();
        restored.commit();
      }
    }

    assertThat(lines()).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void nothing_is_visible_before_it_is_committed_and_committing_twice_does_no_harm()
      throws Exception {
    PartSink<Text> sink = parts();
    try (Writer writer = writer(sink, 0, 1)) {
      writer.open();
      writer.write("a");
      writer.endInput();
      List<String> before = files();
      writer.commit();
      writer.commit();

      assertThat(before).isEmpty();
    }

    assertThat(lines()).containsExactly("a");
  }

  @Test
  void a_file_that_is_complete_is_not_replaced_by_an_empty_one_after_a_restore() throws Exception {
    PartSink<Text> sink =
        new PartSink<>(new SingleFile(path("out.txt")), format(), new Partition.Target<>());
    OperatorSubtaskState state;
    try (Writer writer = writer(sink, 0, 1)) {
      writer.open();
      writer.write("a");
      writer.endInput();
      state = writer.snapshot(1, 1);
      writer.commit();
    }

    try (Writer writer = writer(sink, 0, 1)) {
      writer.restore(state);
      writer.endInput();
      writer.commit();
    }

    assertThat(directory.resolve("out.txt")).hasContent("a\n");
  }

  @Test
  void a_part_is_completed_at_the_first_checkpoint_at_which_it_is_old_enough() throws Exception {
    PartSink<Text> sink = parts();
    try (Writer writer = writer(sink, 0, 1)) {
      writer.open();
      writer.write("a");
      writer.setProcessingTime(59_999);
      writer.prepareSnapshotPreBarrier(1);
      writer.commit();
      List<String> young = files();
      writer.setProcessingTime(60_000);
      writer.prepareSnapshotPreBarrier(2);
      writer.commit();

      assertThat(young).isEmpty();
      assertThat(numbers()).containsExactly("part-0-0.txt");
    }
  }

  @Test
  void state_of_another_version_is_refused() {
    assertThatThrownBy(() -> parts().getWriterStateSerializer().deserialize(1, new byte[0]))
        .isInstanceOf(IOException.class)
        .hasMessage("The state of a file sink has version 1, this rtc reads version 3");
  }

  private PartSink<Text> parts() {
    return new PartSink<>(
        new RollingParts(path(""), ".txt", Duration.ofMinutes(1), 1 << 20, false, 3),
        format(),
        new Partition.Target<>());
  }

  private static PartFormat<Text> format() {
    return new Encoding.Text().parts(DataType.TEXT);
  }

  private org.apache.flink.core.fs.Path path(String name) {
    return new org.apache.flink.core.fs.Path(directory.resolve(name).toUri());
  }

  private static Writer writer(PartSink<Text> sink, int index, int parallelism) throws Exception {
    return new Writer(sink, index, parallelism);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.startsWith("."))
          .sorted()
          .toList();
    }
  }

  /** Returns names without the tokens that keep them apart. */
  private List<String> numbers() throws IOException {
    return files().stream().map(Local::withoutToken).toList();
  }

  private List<String> lines() throws IOException {
    StringBuilder all = new StringBuilder();
    for (String file : files()) {
      all.append(Files.readString(directory.resolve(file)));
    }
    return all.toString().lines().toList();
  }

  /** Runs Flink's operator around a writer. */
  private static final class Writer
      extends OneInputStreamOperatorTestHarness<Text, CommittableMessage<CommitRecoverable>> {

    private final PartSink<Text> sink;

    Writer(PartSink<Text> sink, int index, int parallelism) throws Exception {
      super(new SinkWriterOperatorFactory<>(sink), 4, parallelism, index);
      this.sink = sink;
      setup(
          CommittableMessageTypeInfo.of(sink::getCommittableSerializer)
              .createSerializer(getExecutionConfig().getSerializerConfig()));
    }

    void restore(OperatorSubtaskState state) throws Exception {
      initializeState(state);
      open();
    }

    void write(String... lines) throws Exception {
      for (String line : lines) {
        processElement(Text.of(line), 0);
      }
    }

    void commit() throws IOException {
      RecoverableWriter files = sink.layout().target().getFileSystem().createRecoverableWriter();
      for (CommittableMessage<CommitRecoverable> message : extractOutputValues()) {
        if (message instanceof CommittableWithLineage<CommitRecoverable> part) {
          files.recoverForCommit(part.getCommittable()).commitAfterRecovery();
        }
      }
    }
  }
}
