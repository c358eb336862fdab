package dev.rtc.connector;

import dev.rtc.type.Change;
import org.apache.flink.api.connector.sink2.Sink;

/**
 * Describes where the latest value per key is kept, as a reusable value that opens nothing.
 *
 * <p>The sink receives {@code INSERT}, {@code UPDATE_AFTER} and {@code DELETE}, never {@code
 * UPDATE_BEFORE}; all changes of one key arrive at one writer, in order. Applying a change twice
 * must leave the same row, which makes replays after a failure harmless.
 *
 * @param <K> the key of a row
 * @param <V> the value of a row
 */
public interface UpsertSpec<K, V> {

  /** Describes the sink in a few words, as plans and messages print it. */
  String describe();

  /** Returns the guarantee, given that checkpoints are taken. */
  Delivery delivery();

  /** Creates the Flink sink; called once each time a pipeline is translated. */
  Sink<Change<K, V>> sink(SinkInput<Change<K, V>> input);

  /** Tells whether one writer alone must receive all changes; false unless overridden. */
  default boolean singleWriter() {
    return false;
  }

  /** Reports settings that cannot work; called when the pipeline is defined, opens nothing. */
  default void validate(SinkInput<Change<K, V>> input, Problems problems) {}

  /** Reports what is wrong in the outside world; called on the client just before a run. */
  default void preflight(Problems problems) {}
}
