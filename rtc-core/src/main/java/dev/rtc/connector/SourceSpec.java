package dev.rtc.connector;

import dev.rtc.type.DataType;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;

/**
 * Describes where records come from, as a reusable value that opens nothing.
 *
 * @param <T> the records
 */
public interface SourceSpec<T> {

  /** Describes the source in a few words, as plans and messages print it. */
  String describe();

  /** Returns the type of the records. */
  DataType<T> type();

  /** Tells whether the records end by themselves. */
  Boundedness boundedness();

  /** Creates the Flink source; called once each time a pipeline is translated. */
  Source<T, ?, ?> source();

  /**
   * Creates a Flink source that hands out what it could not decode instead of failing; called in
   * place of {@link #source()} where bad records are to be dropped or diverted. Empty, unless
   * overridden, of a source that decodes nothing.
   */
  default Optional<Source<Decoded<T>, ?, ?>> decodingSource() {
    return Optional.empty();
  }

  /**
   * Tells how many readers can work at once, such as the partitions of a topic, if that is known
   * before the run.
   */
  default OptionalInt partitions() {
    return OptionalInt.empty();
  }

  /**
   * Returns the user's functions that travel to the cluster with the source; none unless
   * overridden.
   */
  default List<Serializable> functions() {
    return List.of();
  }

  /** Reports settings that cannot work; called when the pipeline is defined, opens nothing. */
  default void validate(Problems problems) {}

  /**
   * Reports what is missing in the outside world, such as a path; called on the client just before
   * a run.
   */
  default void preflight(Problems problems) {}

  /**
   * Admits any Flink source.
   *
   * @param source the source, of Flink's FLIP-27 interface
   * @param type the type of its records; its serializer replaces the one the source brings
   */
  static <T> SourceSpec<T> of(Source<T, ?, ?> source, DataType<T> type) {
    return new FlinkSource<>(source, type);
  }
}
