package dev.rtc.connector.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.rtc.type.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Gives the inode of a log that was read to its end to a new log that is exactly as large. A file
 * that is written anew in its place can't be told from such a one, on whatever file system.
 */
class ReusedInodeTest {

  @TempDir private Path directory;
  private Path log;
  private TailedRun<Text> run;

  @BeforeEach
  void read_a_log_to_its_end() throws IOException {
    log = directory.resolve("app.log");
    Files.writeString(log, "old 1\nold 2\n");
    run = new TailedRun<>(directory, "*.log*", Lines.plain());
    run.lookAndDrain();
  }

  @Test
  void a_new_log_of_the_same_size_is_read_after_a_kill() throws IOException {
    run.checkpoint();
    run.kill();
    reuseInode("app.log");
    run.lookAndDrain();

    assertThat(run.found())
        .containsExactly(Text.of("old 1"), Text.of("old 2"), Text.of("new 1"), Text.of("new 2"));
  }

  @Test
  void a_new_log_of_the_same_size_is_read_while_running() throws IOException {
    fallSilent();
    reuseInode("app.log");
    run.lookAndDrain();

    assertThat(run.found())
        .containsExactly(Text.of("old 1"), Text.of("old 2"), Text.of("new 1"), Text.of("new 2"));
  }

  @Test
  void a_new_log_of_the_same_size_is_read_though_its_time_of_writing_is_the_old_one()
      throws IOException {
    FileTime longAgo = FileTime.fromMillis(0);
    Files.setLastModifiedTime(log, longAgo);
    fallSilent();
    reuseInode("app.log");
    Files.setLastModifiedTime(log, longAgo);
    run.lookAndDrain();

    assertThat(run.found()).hasSize(4).endsWith(Text.of("new 1"), Text.of("new 2"));
  }

  @Test
  void a_new_log_of_the_same_size_is_read_under_another_name() throws IOException {
    fallSilent();
    reuseInode("other.log");
    run.lookAndDrain();

    assertThat(run.found()).hasSize(4).endsWith(Text.of("new 1"), Text.of("new 2"));
    assertThat(run.partitions()).containsExactly(directory + "/other.log");
  }

  @Test
  void a_log_that_is_only_renamed_or_touched_is_not_read_again() throws IOException {
    fallSilent();
    Files.move(log, directory.resolve("app.log.1"));
    run.lookAndDrain();
    Files.setLastModifiedTime(directory.resolve("app.log.1"), FileTime.fromMillis(0));
    run.checkpoint();
    run.kill();
    run.lookAndDrain();

    assertThat(run.found()).containsExactly(Text.of("old 1"), Text.of("old 2"));
  }

  @Test
  void a_log_that_was_read_to_its_end_may_be_closed_to_the_reader() throws IOException {
    Files.setPosixFilePermissions(log, Set.of());
    assumeThat(Files.isReadable(log)).as("the superuser reads everything").isFalse();
    fallSilent();
    Files.writeString(directory.resolve("other.log"), "new\n");
    run.lookAndDrain();

    assertThat(run.found()).hasSize(3).endsWith(Text.of("new"));
  }

  /** Lets so much time pass that the log is no longer held open, which would keep its inode. */
  private void fallSilent() throws IOException {
    for (int i = 0; i < 3; i++) {
      run.pass(Duration.ofSeconds(5));
      run.lookAndDrain();
    }
  }

  private void reuseInode(String name) throws IOException {
    Files.writeString(log, "new 1\nnew 2\n");
    Files.move(log, directory.resolve(name));
  }
}
