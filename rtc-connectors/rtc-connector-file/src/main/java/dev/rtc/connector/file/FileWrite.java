package dev.rtc.connector.file;

import dev.rtc.connector.Delivery;
import dev.rtc.connector.Problems;
import dev.rtc.connector.SinkInput;
import dev.rtc.connector.SinkSpec;
import java.time.Duration;
import java.util.Optional;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.core.fs.Path;
import org.jspecify.annotations.Nullable;

/**
 * Describes files as a sink; created by {@link FileIO}.
 *
 * <p>By default the path is a directory of part files {@code part-<writer>-<token>-<number>}. A
 * part is written under a hidden name and gets its own at the first checkpoint after it is
 * complete, the last ones when bounded input ends, so every record is in exactly one visible part,
 * once, whatever failed in between. Without checkpoints parts become visible only at the end of the
 * input. The token is drawn at random by each writer whenever it starts, so several sinks and
 * several runs may share a directory, and what earlier runs left there stays. A failed run may
 * leave hidden files, which no reader of this connector sees.
 *
 * <p>The file system must support Flink's {@link org.apache.flink.core.fs.RecoverableWriter}: the
 * local one, HDFS, S3, GCS and Azure do.
 *
 * @param <T> the records
 */
public final class FileWrite<T> implements SinkSpec<T> {

  private static final Duration ROLL_EVERY = Duration.ofMinutes(1);
  private static final long ROLL_AT = 128L << 20;

  private final WriteSettings settings;

  private FileWrite(WriteSettings settings) {
    this.settings = settings;
  }

  static <T> FileWrite<T> to(String path, Encoding encoding) {
    return new FileWrite<>(new WriteSettings(path, encoding, false, null, null));
  }

  /**
   * Writes one plain file at the path instead of a directory: for a bounded result.
   *
   * <p>One writer receives all records. The file appears, or replaces the one before it, in one
   * step when the input has ended and everything is written; a failed run leaves what was there.
   * Empty input makes an empty file. On file systems other than the local one nothing may be at the
   * path before.
   *
   * <p>No two sinks may write the same single file: the one that ends last replaces what the other
   * wrote. Within a pipeline that is a fault; of pipelines that run at once neither sees the other.
   */
  public FileWrite<T> asSingleFile() {
    return new FileWrite<>(settings.asSingleFile());
  }

  /**
   * Completes a part at the first checkpoint at which it is that old; one minute unless set.
   *
   * @param age more than zero
   */
  public FileWrite<T> rollEvery(Duration age) {
    return new FileWrite<>(settings.rollEvery(age));
  }

  /**
   * Completes a part as soon as it has that many bytes; 128 MiB unless set.
   *
   * @param bytes more than zero
   */
  public FileWrite<T> rollAt(long bytes) {
    return new FileWrite<>(settings.rollAt(bytes));
  }

  /** Begins each CSV file with the names of the columns. */
  public FileWrite<T> withHeader() {
    return new FileWrite<>(settings.encodedAs(settings.encoding().withHeader()));
  }

  @Override
  public String describe() {
    return settings.encoding().name()
        + (settings.singleFile() ? " file " : " files in ")
        + settings.path();
  }

  @Override
  public Delivery delivery() {
    return Delivery.EXACTLY_ONCE;
  }

  @Override
  public boolean singleWriter() {
    return settings.singleFile();
  }

  @Override
  public Optional<String> exclusiveTarget() {
    return settings.singleFile() ? Optional.of(settings.path()) : Optional.empty();
  }

  /**
   * Creates the Flink sink.
   *
   * @throws IllegalArgumentException if the path is blank or malformed
   */
  @Override
  public Sink<T> sink(SinkInput<? extends T> input) {
    Path target = Paths.qualified(settings.path());
    String suffix = settings.encoding().suffix();
    Layout layout =
        settings.singleFile()
            ? new SingleFile(target)
            : new RollingParts(
                target,
                suffix,
                settings.age().orElse(ROLL_EVERY),
                settings.bytes().orElse(ROLL_AT));
    return new PartSink<>(layout, settings.encoding().encoder(input.type()));
  }

  @Override
  public void validate(SinkInput<? extends T> input, Problems problems) {
    Paths.validate(settings.path(), settings.factory(), problems);
    settings.validate(input.isBounded(), problems);
    settings.encoding().validate(input.type(), problems);
  }

  @Override
  public void preflight(Problems problems) {
    new WritePreflight(Paths.qualified(settings.path()), settings.singleFile(), problems).run();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FileWrite<?> that && settings.equals(that.settings);
  }

  @Override
  public int hashCode() {
    return settings.hashCode();
  }

  @Override
  public String toString() {
    return settings.toString();
  }
}
