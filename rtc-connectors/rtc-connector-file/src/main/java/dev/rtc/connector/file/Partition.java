package dev.rtc.connector.file;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.MapFunction;

/**
 * Names the directory below the target that a record goes to; all names are safe.
 *
 * @param <T> the records
 */
sealed interface Partition<T> extends Serializable {

  /** The target itself. */
  String NONE = "";

  /** Returns the directory, relative to the target. */
  String of(T record) throws IOException;

  /** Returns this partition with a level more below it. */
  default Partition<T> and(Level<T> level) {
    return new Levels<>(List.of(level));
  }

  /** Puts all records into the target itself. */
  record Target<T>() implements Partition<T> {

    private static final long serialVersionUID = 1L;

    @Override
    public String of(T record) {
      return NONE;
    }
  }

  /** Asks a function for the whole path. */
  record ByPath<T>(MapFunction<? super T, String> path) implements Partition<T> {

    private static final long serialVersionUID = 1L;

    @Override
    public String of(T record) throws IOException {
      return PartitionNames.path(call(path, record));
    }
  }

  /** Writes one {@code name=value} below the other. */
  record Levels<T>(List<Level<T>> levels) implements Partition<T> {

    private static final long serialVersionUID = 1L;

    @Override
    public String of(T record) throws IOException {
      List<String> names = new ArrayList<>();
      for (Level<T> level : levels) {
        Object value = call(level.value(), record);
        names.add(PartitionNames.level(level.name(), value == null ? null : value.toString()));
      }
      return PartitionNames.joined(names);
    }

    @Override
    public Partition<T> and(Level<T> level) {
      List<Level<T>> all = new ArrayList<>(levels);
      all.add(level);
      return new Levels<>(List.copyOf(all));
    }
  }

  /**
   * A level of directories.
   *
   * @param name what stands before the equals sign
   * @param value what stands behind it
   */
  record Level<T>(String name, MapFunction<? super T, ?> value) implements Serializable {
    private static final long serialVersionUID = 1L;
  }

  private static <T, V> V call(MapFunction<? super T, V> function, T record) throws IOException {
    try {
      return function.map(record);
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(
          "Cannot tell the partition of " + record + ": " + e.getMessage(), e);
    }
  }
}
