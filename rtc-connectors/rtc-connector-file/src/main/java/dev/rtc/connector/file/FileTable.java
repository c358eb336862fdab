package dev.rtc.connector.file;

import dev.rtc.connector.Delivery;
import dev.rtc.connector.Format;
import dev.rtc.connector.Problems;
import dev.rtc.connector.SinkInput;
import dev.rtc.connector.UpsertSpec;
import dev.rtc.type.Change;
import dev.rtc.type.DataType;
import dev.rtc.type.KeyType;
import dev.rtc.type.Keyed;
import dev.rtc.type.TypeProblem;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.connector.sink2.Sink;
import org.jspecify.annotations.Nullable;

/**
 * Describes a file that holds the final rows of a table; created by {@link FileIO#table}.
 *
 * <p>One writer receives all changes and holds the latest value of each key in memory and in each
 * checkpoint. When the input ends, the file appears, or replaces the one before it, in one step; a
 * failed run leaves what was there. Changes that are applied again after a failure leave the same
 * rows. On file systems other than the local one nothing may be at the path before.
 *
 * @param <K> the key of a row
 * @param <V> the value of a row
 */
public final class FileTable<K, V> implements UpsertSpec<K, V> {

  private final String path;
  private final Format<Keyed<K, V>> format;
  private final RowOrder<K, V> order;

  private FileTable(String path, Format<Keyed<K, V>> format, RowOrder<K, V> order) {
    this.path = path;
    this.format = format;
    this.order = order;
  }

  static <K, V> FileTable<K, V> of(String path, Format<Keyed<K, V>> format) {
    return new FileTable<>(path, format, RowOrder.none());
  }

  /**
   * Writes rows in ascending order of what a function reads, instead of in that of their first
   * change: {@code .sortedBy(Keyed::key)}.
   */
  public <C extends Comparable<? super C>> FileTable<K, V> sortedBy(
      MapFunction<? super Keyed<K, V>, C> by) {
    return new FileTable<>(path, format, RowOrder.by(by));
  }

  @Override
  public String describe() {
    return "table of " + format.describe() + " in the file " + path;
  }

  @Override
  public Delivery delivery() {
    return Delivery.EXACTLY_ONCE;
  }

  @Override
  public boolean singleWriter() {
    return true;
  }

  /**
   * Creates the Flink sink.
   *
   * @throws IllegalArgumentException if the path is blank or malformed
   */
  @Override
  public Sink<Change<K, V>> sink(SinkInput<Change<K, V>> input) {
    return new TableSink<>(
        Paths.qualified(path),
        new LineParts<>(format),
        order,
        keyOf(input.type()),
        input.type().typeInformation());
  }

  @SuppressWarnings("unchecked") // the first component of a change is its kind, the second its key
  private static <K> KeyType<K> keyOf(DataType<? extends Change<K, ?>> change) {
    return (KeyType<K>) change.columns().get(1).type().key();
  }

  @Override
  public void validate(SinkInput<Change<K, V>> input, Problems problems) {
    Paths.validate(path, "FileIO.table", problems);
    List<TypeProblem> vague = format.type().problems();
    vague.forEach(
        problem ->
            problems.report(
                problem.kind() == TypeProblem.Kind.LOST ? "RTC-201" : "RTC-202",
                "%s describes rows of %s: %s"
                    .formatted(format.describe(), problem.path(), problem.found()),
                problem.instead()));
    if (vague.isEmpty()) {
      format.validate(problems);
      format.validateWriting(problems);
    }
    if (!input.isBounded()) {
      problems.report(
          "RTC-413",
          "FileIO.table on a table that is corrected for ever: the file at "
              + path
              + " would never appear",
          "read a bounded source, or write changes(...) to FileIO.json");
    }
  }

  @Override
  public void preflight(Problems problems) {
    new WritePreflight(Paths.qualified(path), true, problems).run();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FileTable<?, ?> that
        && path.equals(that.path)
        && format.equals(that.format)
        && order.equals(that.order);
  }

  @Override
  public int hashCode() {
    return Objects.hash(path, format);
  }

  @Override
  public String toString() {
    return "FileIO.table(\"" + path + "\", " + format.describe() + ")";
  }
}
