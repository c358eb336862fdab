package dev.rtc.connector.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.type.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TailedFileTest {

  @TempDir private Path directory;

  @Test
  void a_file_written_anew_between_opening_and_reading_is_not_taken_for_what_it_was()
      throws IOException {
    Path log = directory.resolve("app.log");
    Files.writeString(log, "old\n".repeat(500));
    String key = String.valueOf(Listing.key(log));
    Fingerprint nothing = Fingerprint.of(new byte[0], new byte[0]);
    try (TailedFile<Text> file =
        new TailedFile<>(
            Lines.plain(),
            new LineBuffers(64, 1 << 16),
            new TailedState(log.toString(), log.toString(), key, 0, 0, nothing, null))) {
      file.mayReadTo(2_000);

      TailedFile.Read opened = file.open();
      Files.writeString(log, "new\n".repeat(500));

      assertThat(opened).isEqualTo(TailedFile.Read.NOTHING);
      assertThat(file.read()).isEqualTo(TailedFile.Read.REWRITTEN);
      assertThat(file.offset()).isZero();
    }
  }
}
