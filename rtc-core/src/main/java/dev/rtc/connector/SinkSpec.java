package dev.rtc.connector;

import java.util.Optional;
import org.apache.flink.api.connector.sink2.Sink;

/**
 * Describes where facts go, as a reusable value that opens nothing.
 *
 * <p>A sink of this kind only appends: the corrections of a table do not compile against it and
 * want an {@link UpsertSpec}.
 *
 * @param <T> the records it accepts; a sink of a supertype accepts them as well
 */
public interface SinkSpec<T> {

  /** Describes the sink in a few words, as plans and messages print it. */
  String describe();

  /** Returns the guarantee, given that checkpoints are taken. */
  Delivery delivery();

  /** Creates the Flink sink; called once each time a pipeline is translated. */
  Sink<T> sink(SinkInput<? extends T> input);

  /** Tells whether one writer alone must receive all records; false unless overridden. */
  default boolean singleWriter() {
    return false;
  }

  /**
   * Names what no other sink of the pipeline may write, such as a single file; nothing unless
   * overridden.
   */
  default Optional<String> exclusiveTarget() {
    return Optional.empty();
  }

  /**
   * Returns a check that fails for a record this sink would refuse, such as one its format cannot
   * write; called where bad records are to be dropped or diverted. Empty, unless overridden, of a
   * sink that refuses no single record.
   */
  default Optional<RecordCheck<T>> recordCheck(SinkInput<? extends T> input) {
    return Optional.empty();
  }

  /** Reports settings that cannot work; called when the pipeline is defined, opens nothing. */
  default void validate(SinkInput<? extends T> input, Problems problems) {}

  /**
   * Reports what is wrong in the outside world, such as a directory that cannot be written; called
   * on the client just before a run.
   */
  default void preflight(Problems problems) {}

  /**
   * Admits any Flink sink.
   *
   * @param sink the sink, of Flink's Sink V2 interface (FLIP-191, FLIP-372)
   * @param delivery what that sink promises, as configured
   */
  static <T> SinkSpec<T> of(Sink<T> sink, Delivery delivery) {
    return new FlinkSink<>(sink, delivery);
  }
}
