package dev.rtc.connector.file;

import dev.rtc.connector.Problems;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holds what a user chose for writing.
 *
 * @param path the target as written
 * @param encoding how a record becomes a line
 * @param singleFile whether the path is one file instead of a directory
 * @param rollEvery the age at which a part is completed; null if not chosen
 * @param rollAt the size in bytes at which a part is completed; null if not chosen
 */
record WriteSettings(
    String path,
    Encoding encoding,
    boolean singleFile,
    @Nullable Duration rollEvery,
    @Nullable Long rollAt) {

  WriteSettings asSingleFile() {
    return new WriteSettings(path, encoding, true, rollEvery, rollAt);
  }

  WriteSettings rollEvery(Duration age) {
    return new WriteSettings(path, encoding, singleFile, age, rollAt);
  }

  WriteSettings rollAt(long bytes) {
    return new WriteSettings(path, encoding, singleFile, rollEvery, bytes);
  }

  WriteSettings encodedAs(Encoding other) {
    return new WriteSettings(path, other, singleFile, rollEvery, rollAt);
  }

  Optional<Duration> age() {
    return Optional.ofNullable(rollEvery);
  }

  Optional<Long> bytes() {
    return Optional.ofNullable(rollAt);
  }

  String factory() {
    return "FileIO." + encoding.name();
  }

  void validate(boolean bounded, Problems problems) {
    if (singleFile) {
      validateSingleFile(bounded, problems);
    }
    if (rollEvery != null && (rollEvery.isNegative() || rollEvery.isZero())) {
      problems.report(
          "RTC-414",
          "rollEvery(" + rollEvery + ") would complete a part before it begins",
          "write a duration above zero, such as rollEvery(Duration.ofMinutes(1))");
    }
    if (rollAt != null && rollAt <= 0) {
      problems.report(
          "RTC-414",
          "rollAt(" + rollAt + ") would complete a part before it begins",
          "write a number of bytes above zero, such as rollAt(128L << 20)");
    }
  }

  private void validateSingleFile(boolean bounded, Problems problems) {
    if (!bounded) {
      problems.report(
          "RTC-413",
          "asSingleFile() on a flow that never ends: the file at " + path + " would never appear",
          "drop asSingleFile() and write a directory of parts, or read a bounded source");
    }
    if (rollEvery != null || rollAt != null) {
      problems.report(
          "RTC-414",
          "a single file does not roll, yet rollEvery or rollAt is set",
          "drop asSingleFile(), or drop rollEvery and rollAt");
    }
  }

  @Override
  public String toString() {
    return factory()
        + "(\""
        + path
        + "\")"
        + (singleFile ? ".asSingleFile()" : "")
        + age().map(age -> ".rollEvery(" + age + ")").orElse("")
        + bytes().map(bytes -> ".rollAt(" + bytes + ")").orElse("");
  }
}
