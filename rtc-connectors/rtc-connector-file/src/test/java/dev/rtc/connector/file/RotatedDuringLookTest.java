package dev.rtc.connector.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.type.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Rotates a log while the reader looks at the directory, between any two questions that it asks the
 * listing it made: that shows what no longer is.
 */
class RotatedDuringLookTest {

  private static final List<String> OLD = List.of("older", "old 1", "old 2", "old 3");
  private static final List<String> NEW = List.of("new 1", "new 2", "new 3", "new 4");

  @TempDir private Path directory;

  /** Does something to a log. */
  private interface Step {
    void rotate(Path log) throws IOException;
  }

  /** What has become of a run when the look begins. */
  private enum Preparation {
    OPEN {
      @Override
      void prepare(TailedRun<Text> run) {}
    },
    SILENT_FOR_LONG {
      @Override
      void prepare(TailedRun<Text> run) throws IOException {
        for (int i = 0; i < 3; i++) {
          run.pass(Duration.ofSeconds(5));
          run.lookAndDrain();
        }
      }
    },
    KILLED_AFTER_CHECKPOINT {
      @Override
      void prepare(TailedRun<Text> run) throws IOException {
        run.checkpoint();
        run.kill();
      }
    };

    abstract void prepare(TailedRun<Text> run) throws IOException;
  }

  /** What is done to {@code app.log}, beside which {@code app.log.1} is an older one. */
  private enum Rotation {
    COPIED {
      @Override
      void rotate(Path log) throws IOException {
        Files.copy(log, log.resolveSibling("app.log.2"));
        cutOff(log);
      }
    },
    COPIED_AND_REGROWN {
      @Override
      void rotate(Path log) throws IOException {
        COPIED.rotate(log);
        write(log, "new 1\nnew 2\nnew 3\nnew 4\n", StandardOpenOption.APPEND);
      }
    },
    RENAMED {
      @Override
      void rotate(Path log) throws IOException {
        Files.move(log, log.resolveSibling("app.log.2"));
      }
    },
    RENAMED_AND_CREATED {
      @Override
      void rotate(Path log) throws IOException {
        RENAMED.rotate(log);
        write(log, "new 1\nnew 2\nnew 3\nnew 4\n", StandardOpenOption.CREATE_NEW);
      }
    },
    SHIFTED {
      @Override
      void rotate(Path log) throws IOException {
        Files.move(log.resolveSibling("app.log.1"), log.resolveSibling("app.log.2"));
        Files.move(log, log.resolveSibling("app.log.1"));
      }
    },
    COPIED_AND_SHIFTED {
      @Override
      void rotate(Path log) throws IOException {
        Files.move(log.resolveSibling("app.log.1"), log.resolveSibling("app.log.3"));
        COPIED_AND_REGROWN.rotate(log);
      }
    },
    COPIED_AND_DELETED {
      @Override
      void rotate(Path log) throws IOException {
        Files.copy(log, log.resolveSibling("app.log.2"));
        Files.delete(log);
      }
    };

    abstract void rotate(Path log) throws IOException;
  }

  @ParameterizedTest
  @MethodSource("preparedRotations")
  void lines_arrive_once(Preparation preparation, Rotation rotation) throws IOException {
    int asked = 0;
    while (arriveOnce(rotation, preparation, asked)) {
      asked++;
    }
    assertThat(asked).isPositive();
  }

  private static Stream<Arguments> preparedRotations() {
    return Stream.of(Preparation.values())
        .flatMap(run -> Stream.of(Rotation.values()).map(log -> Arguments.of(run, log)));
  }

  /** The copy is there in full before the look in which the log is cut off; none or one saw it. */
  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void lines_arrive_once_when_the_copy_is_older_than_the_look(int looks) throws IOException {
    int asked = 0;
    boolean happened = true;
    while (happened) {
      Path log = newLog("copy-" + asked);
      TailedRun<Text> run = read(log);
      write(log, "old 3\n", StandardOpenOption.APPEND);
      Files.copy(log, log.resolveSibling("app.log.2"));
      for (int i = 0; i < looks; i++) {
        run.lookAndDrain();
      }
      happened = rotate(run, log, asked++, RotatedDuringLookTest::cutOff);
      assertFound(run, "after " + asked + " questions");
    }
    assertThat(asked).isGreaterThan(2);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void lines_arrive_once_when_the_copy_is_renamed(boolean cutOffBefore) throws IOException {
    int asked = 0;
    boolean happened = true;
    while (happened) {
      Path log = newLog("renamed-" + asked);
      TailedRun<Text> run = read(log);
      write(log, "old 3\n", StandardOpenOption.APPEND);
      Files.copy(log, log.resolveSibling("app.log.2"));
      if (cutOffBefore) {
        cutOff(log);
      }
      happened = happens(run, log, asked++, RotatedDuringLookTest::shiftAll);
      cutOff(log);
      finish(run, log);
      assertFound(run, "after " + asked + " questions");
    }
    assertThat(asked).isGreaterThan(2);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_NONE, names = ".*(REGROWN|COPIED_AND_SHIFTED)")
  void from_the_end_only_new_lines_arrive(Rotation rotation) throws IOException {
    rotateFromTheEnd(rotation, found -> assertThat(found).containsExactlyElementsOf(NEW));
  }

  /** What is written before the look has come to the log counts as having been there. */
  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_ANY, names = ".*(REGROWN|COPIED_AND_SHIFTED)")
  void from_the_end_no_old_lines_arrive(Rotation rotation) throws IOException {
    rotateFromTheEnd(
        rotation,
        found -> {
          assertThat(found).contains("new 4");
          assertThat(NEW).endsWith(found.toArray(String[]::new));
        });
  }

  private void rotateFromTheEnd(Rotation rotation, Consumer<List<String>> judged)
      throws IOException {
    int asked = 0;
    boolean happened = true;
    while (happened) {
      Path log = newLog("" + rotation + asked);
      TailedRun<Text> run = fromEnd(log);
      happened = rotate(run, log, asked++, rotation::rotate);
      judged.accept(found(run));
    }
    assertThat(asked).isGreaterThan(2);
  }

  private static void shiftAll(Path log) throws IOException {
    Files.move(log.resolveSibling("app.log.2"), log.resolveSibling("app.log.3"));
    Files.move(log.resolveSibling("app.log.1"), log.resolveSibling("app.log.2"));
  }

  private boolean arriveOnce(Rotation rotation, Preparation preparation, int asked)
      throws IOException {
    Path log = newLog("" + rotation + asked);
    TailedRun<Text> run = read(log);
    preparation.prepare(run);
    write(log, "old 3\n", StandardOpenOption.APPEND);
    boolean happened = rotate(run, log, asked, rotation::rotate);
    assertFound(run, rotation + " after " + asked + " questions");
    return happened;
  }

  /** Rotates in the next look or else after it; says which, and lets the reader finish. */
  private static boolean rotate(TailedRun<Text> run, Path log, int asked, Step step)
      throws IOException {
    boolean happened = happens(run, log, asked, step);
    finish(run, log);
    return happened;
  }

  private static boolean happens(TailedRun<Text> run, Path log, int asked, Step step)
      throws IOException {
    run.meanwhile(asked, () -> step.rotate(log));
    run.lookAndDrain();
    boolean happened = run.hasHappened();
    if (!happened) {
      step.rotate(log);
    }
    return happened;
  }

  private Path newLog(String name) throws IOException {
    Path logs = Files.createDirectory(directory.resolve(name));
    write(logs.resolve("app.log.1"), "older\n", StandardOpenOption.CREATE_NEW);
    write(logs.resolve("app.log"), "old 1\nold 2\n", StandardOpenOption.CREATE_NEW);
    return logs.resolve("app.log");
  }

  private static TailedRun<Text> fromEnd(Path log) throws IOException {
    write(log, "old 3\n", StandardOpenOption.APPEND);
    return new TailedRun<>(log.getParent(), "app.log*", Lines.plain(), true);
  }

  private static TailedRun<Text> read(Path log) throws IOException {
    TailedRun<Text> run = new TailedRun<>(log.getParent(), "app.log*", Lines.plain());
    run.lookAndDrain();
    return run;
  }

  /** Writes what the new log lacks, and looks until even what was deleted is closed. */
  private static void finish(TailedRun<Text> run, Path log) throws IOException {
    run.lookAndDrain();
    if (!Files.exists(log) || Files.size(log) == 0) {
      write(
          log,
          "new 1\nnew 2\nnew 3\nnew 4\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    }
    for (int i = 0; i < 12; i++) {
      run.lookAndDrain();
    }
  }

  private static List<String> found(TailedRun<Text> run) {
    return run.found().stream().map(Text::toString).toList();
  }

  private static void assertFound(TailedRun<Text> run, String when) {
    assertThat(found(run))
        .as(when)
        .containsExactlyInAnyOrderElementsOf(Stream.concat(OLD.stream(), NEW.stream()).toList());
  }

  private static void write(Path file, String text, StandardOpenOption... how) throws IOException {
    Files.writeString(file, text, how);
  }

  private static void cutOff(Path file) throws IOException {
    Files.newByteChannel(file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)
        .close();
  }
}
