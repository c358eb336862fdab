package dev.rtc.time;

import dev.rtc.connector.SinkSpec;

/**
 * Decides what happens to a record whose window has already fired.
 *
 * @param <T> the records
 */
public sealed interface Late<T> {

  /** Drops late records; they are counted. */
  static <T> Late<T> drop() {
    return new Drop<>();
  }

  /**
   * Diverts late records, as they came, to a sink of their own.
   *
   * @param id the id of that sink
   * @param sink where they go
   */
  static <T> Late<T> to(String id, SinkSpec<? super T> sink) {
    return new To<>(id, sink);
  }

  /** Late records are dropped. */
  record Drop<T>() implements Late<T> {
    @Override
    public String toString() {
      return "drop";
    }
  }

  /**
   * Late records are diverted.
   *
   * @param id the id of the sink
   * @param sink where they go
   */
  record To<T>(String id, SinkSpec<? super T> sink) implements Late<T> {
    @Override
    public String toString() {
      return "to " + id;
    }
  }
}
