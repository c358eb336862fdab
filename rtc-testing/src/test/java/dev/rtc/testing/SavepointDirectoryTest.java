package dev.rtc.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SavepointDirectoryTest {

  @Test
  void nothing_is_left_behind() throws IOException {
    Path path;
    try (SavepointDirectory savepoints = new SavepointDirectory()) {
      path = savepoints.path();
      Files.createDirectories(path.resolve("savepoint-1"));
      Files.writeString(path.resolve("savepoint-1/_metadata"), "state");

      assertThat(savepoints.path()).isEqualTo(path).exists();
    }

    assertThat(path).doesNotExist();
  }
}
