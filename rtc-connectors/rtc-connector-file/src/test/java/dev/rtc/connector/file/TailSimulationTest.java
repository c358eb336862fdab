package dev.rtc.connector.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Plays seeded scripts against a reader: what is written, rotated, packed and cut off between any
 * two of its looks, checkpoints, kills and restores, reaches it line by line exactly once.
 */
class TailSimulationTest {

  private static final int SEEDS = 250;

  @TempDir private Path directory;

  /** A glob that rotated files leave, one that they stay in, one that dated names stay in. */
  @ParameterizedTest
  @ValueSource(strings = {"app.log", "app.log*", "*.log"})
  void every_line_arrives_once_whatever_happens(String glob) throws Exception {
    for (int seed = 0; seed < SEEDS; seed++) {
      Path logs = Files.createDirectory(directory.resolve(glob.length() + "-" + seed));
      TailScript script = new TailScript(logs, glob, new Random(seed));

      script.play(60);

      assertThat(script.lost()).as("lost with seed %d:%n%s", seed, script.story()).isEmpty();
      assertThat(script.extra()).as("too often with seed %d:%n%s", seed, script.story()).isEmpty();
    }
  }
}
