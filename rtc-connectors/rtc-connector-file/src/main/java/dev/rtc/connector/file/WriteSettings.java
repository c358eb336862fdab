package dev.rtc.connector.file;

import dev.rtc.connector.Problems;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holds what a user chose for writing.
 *
 * @param path the target as written
 * @param encoding how records become files
 * @param singleFile whether the path is one file instead of a directory
 * @param rolling when parts are complete
 * @param partition which directory a record goes to
 */
record WriteSettings<T>(
    String path, Encoding encoding, boolean singleFile, Rolling rolling, Partition<T> partition) {

  /**
   * Says when parts are complete.
   *
   * @param every the age at which a part is completed; null if not chosen
   * @param at the size in bytes at which a part is completed; null if not chosen
   * @param atCheckpoints whether each checkpoint completes all parts
   * @param openAtMost how many parts a writer may have open; null if not chosen
   */
  record Rolling(
      @Nullable Duration every,
      @Nullable Long at,
      boolean atCheckpoints,
      @Nullable Integer openAtMost) {

    static final Rolling UNCHOSEN = new Rolling(null, null, false, null);

    boolean isChosen() {
      return !equals(UNCHOSEN);
    }
  }

  static <T> WriteSettings<T> of(String path, Encoding encoding) {
    return new WriteSettings<>(path, encoding, false, Rolling.UNCHOSEN, new Partition.Target<>());
  }

  WriteSettings<T> asSingleFile() {
    return new WriteSettings<>(path, encoding, true, rolling, partition);
  }

  WriteSettings<T> rolling(Rolling other) {
    return new WriteSettings<>(path, encoding, singleFile, other, partition);
  }

  WriteSettings<T> encodedAs(Encoding other) {
    return new WriteSettings<>(path, other, singleFile, rolling, partition);
  }

  WriteSettings<T> partitionedBy(Partition<T> other) {
    return new WriteSettings<>(path, encoding, singleFile, rolling, other);
  }

  boolean isPartitioned() {
    return !(partition instanceof Partition.Target);
  }

  void validate(boolean bounded, Problems problems) {
    if (singleFile) {
      validateSingleFile(bounded, problems);
    }
    Duration every = rolling.every();
    if (every != null && (every.isNegative() || every.isZero())) {
      problems.report(
          "RTC-414",
          "rollEvery(" + every + ") would complete a part before it begins",
          "write a duration above zero, such as rollEvery(Duration.ofMinutes(1))");
    }
    Long at = rolling.at();
    if (at != null && at <= 0) {
      problems.report(
          "RTC-414",
          "rollAt(" + at + ") would complete a part before it begins",
          "write a number of bytes above zero, such as rollAt(128L << 20)");
    }
    Integer open = rolling.openAtMost();
    if (open != null && open <= 0) {
      problems.report(
          "RTC-414",
          "openAtMost(" + open + ") leaves no part to write to",
          "write a number of parts above zero, such as openAtMost(100)");
    }
  }

  private void validateSingleFile(boolean bounded, Problems problems) {
    if (!bounded) {
      problems.report(
          "RTC-413",
          "asSingleFile() on a flow that never ends: the file at " + path + " would never appear",
          "drop asSingleFile() and write a directory of parts, or read a bounded source");
    }
    if (rolling.isChosen()) {
      problems.report(
          "RTC-414",
          "a single file does not roll, yet rollEvery or rollAt is set",
          "drop asSingleFile(), or drop rollEvery and rollAt");
    }
    if (isPartitioned()) {
      problems.report(
          "RTC-414",
          "a single file has no partitions, yet partitionedBy is set",
          "drop asSingleFile(), or drop partitionedBy");
    }
    if (!encoding.isResumable()) {
      problems.report(
          "RTC-414",
          "a file of " + encoding.name() + " can't be gone on with after a checkpoint",
          "drop asSingleFile(): each checkpoint, and the end of the input, completes a part");
    }
  }

  @Override
  public String toString() {
    return encoding.factory()
        + "(\""
        + path
        + "\""
        + encoding.argument()
        + ")"
        + (singleFile ? ".asSingleFile()" : "")
        + Optional.ofNullable(rolling.every()).map(age -> ".rollEvery(" + age + ")").orElse("")
        + Optional.ofNullable(rolling.at()).map(bytes -> ".rollAt(" + bytes + ")").orElse("");
  }
}
