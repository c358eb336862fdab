package dev.rtc.connector.file;

import dev.rtc.connector.Delivery;
import dev.rtc.connector.Problems;
import dev.rtc.connector.RecordCheck;
import dev.rtc.connector.SinkInput;
import dev.rtc.connector.SinkSpec;
import dev.rtc.connector.file.WriteSettings.Rolling;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.apache.flink.api.common.functions.MapFunction;
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
 * <p>Whole files, such as Parquet, can't be gone on with after a failure: each checkpoint completes
 * their parts.
 *
 * <p>The file system must support Flink's {@link org.apache.flink.core.fs.RecoverableWriter}: the
 * local one, HDFS, S3, GCS and Azure do.
 *
 * @param <T> the records
 */
public final class FileWrite<T> implements SinkSpec<T> {

  private static final Duration ROLL_EVERY = Duration.ofMinutes(1);
  private static final long ROLL_AT = 128L << 20;

  private static final int OPEN_AT_MOST = 100;

  private final WriteSettings<T> settings;

  private FileWrite(WriteSettings<T> settings) {
    this.settings = settings;
  }

  static <T> FileWrite<T> to(String path, Encoding encoding) {
    return new FileWrite<>(WriteSettings.of(path, encoding));
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
    return rolling(
        new Rolling(
            age, settings.rolling().at(), settings.rolling().atCheckpoints(), openAtMost()));
  }

  /**
   * Completes a part as soon as it has that many bytes; 128 MiB unless set.
   *
   * @param bytes more than zero
   */
  public FileWrite<T> rollAt(long bytes) {
    return rolling(
        new Rolling(
            settings.rolling().every(), bytes, settings.rolling().atCheckpoints(), openAtMost()));
  }

  /** Completes all parts at each checkpoint, so that readers see records that early. */
  public FileWrite<T> rollAtCheckpoints() {
    return rolling(
        new Rolling(settings.rolling().every(), settings.rolling().at(), true, openAtMost()));
  }

  /**
   * Puts each record into a directory below the target that a function names, such as {@code
   * day=2026-01-02/shop=7}; {@code /} separates directories, and may come from the record: where it
   * mustn't, use {@link #partitionedBy(String, MapFunction)}.
   *
   * <p>No name leads out of the target or is hidden from readers, whatever the record says:
   * letters, digits and {@code - . _ = + , @ ~} stay, every other byte of UTF-8 becomes {@code %}
   * and two hex digits, as do a leading {@code .} or {@code _} and a trailing {@code .}. So {@code
   * ..} becomes {@code %2E%2E}; percent-decoding gives names back, and different ones stay
   * different. An empty name becomes {@code %}. A name of more than 200 bytes is cut and ends with
   * its SHA-256, and so is a path of more than 1,000.
   *
   * @param path the function; it throws for a record that has no partition
   */
  public FileWrite<T> partitionedBy(MapFunction<? super T, String> path) {
    return new FileWrite<>(settings.partitionedBy(new Partition.ByPath<>(path)));
  }

  /**
   * Puts each record into a directory {@code name=value}, below that of an earlier call: {@code
   * .partitionedBy("day", Order::day).partitionedBy("shop", Order::shop)}. The value is what {@code
   * toString} says, safe as {@link #partitionedBy(MapFunction)} describes, and {@code /} in it
   * separates nothing; null becomes {@code %null}.
   *
   * @param name what stands before the equals sign
   * @param value reads the value of a record
   */
  public FileWrite<T> partitionedBy(String name, MapFunction<? super T, ?> value) {
    Partition<T> deeper = settings.partition().and(new Partition.Level<>(name, value));
    return new FileWrite<>(settings.partitionedBy(deeper));
  }

  /**
   * Limits how many partitions a writer has open at once; 100 unless set. A part that must make
   * room, the least recently used, is complete; many partitions in random order make many small
   * files.
   *
   * @param parts more than zero
   */
  public FileWrite<T> openAtMost(int parts) {
    return rolling(
        new Rolling(
            settings.rolling().every(),
            settings.rolling().at(),
            settings.rolling().atCheckpoints(),
            parts));
  }

  private @Nullable Integer openAtMost() {
    return settings.rolling().openAtMost();
  }

  private FileWrite<T> rolling(Rolling rolling) {
    return new FileWrite<>(settings.rolling(rolling));
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
    PartFormat<T> parts = settings.encoding().parts(input.type());
    return new PartSink<>(layout(parts.suffix()), parts, settings.partition());
  }

  private Layout layout(String suffix) {
    Path target = Paths.qualified(settings.path());
    Rolling rolling = settings.rolling();
    return settings.singleFile()
        ? new SingleFile(target)
        : new RollingParts(
            target,
            suffix,
            Objects.requireNonNullElse(rolling.every(), ROLL_EVERY),
            Objects.requireNonNullElse(rolling.at(), ROLL_AT),
            rolling.atCheckpoints(),
            Objects.requireNonNullElse(rolling.openAtMost(), OPEN_AT_MOST));
  }

  /** Returns a check that fails for a record that can't be encoded, or has no partition. */
  @Override
  public Optional<RecordCheck<T>> recordCheck(SinkInput<? extends T> input) {
    PartFormat<T> parts = settings.encoding().parts(input.type());
    return Optional.of(new WriteCheck<>(parts.check(), settings.partition()));
  }

  @Override
  public void validate(SinkInput<? extends T> input, Problems problems) {
    Paths.validate(settings.path(), settings.encoding().factory(), problems);
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
