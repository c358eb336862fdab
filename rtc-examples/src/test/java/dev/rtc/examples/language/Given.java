package dev.rtc.examples.language;

import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import dev.rtc.connector.Delivery;
import dev.rtc.connector.SinkInput;
import dev.rtc.connector.SinkSpec;
import dev.rtc.connector.SourceSpec;
import dev.rtc.connector.UpsertSpec;
import dev.rtc.time.EventTime;
import dev.rtc.type.Change;
import dev.rtc.type.DataType;
import java.util.Locale;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;

/** Gives the samples sources and sinks; their tests replace all of them, so that none is opened. */
final class Given {

  // region event-time
  static final EventTime<Sale> TIME =
      EventTime.outOfOrder(Sale::at, ofSeconds(10)).idleAfter(ofMinutes(1));

  // endregion

  private Given() {}

  static <T> SourceSpec<T> endless(Class<T> records) {
    return new Unopened<>(DataType.of(records), Boundedness.CONTINUOUS_UNBOUNDED);
  }

  static <T> SourceSpec<T> bounded(Class<T> records) {
    return new Unopened<>(DataType.of(records), Boundedness.BOUNDED);
  }

  static <T> SinkSpec<T> sink() {
    return new UnopenedSink<>();
  }

  static <K, V> UpsertSpec<K, V> rows() {
    return new UnopenedRows<>();
  }

  private static AssertionError opened() {
    return new AssertionError("the source or sink of a sample was opened");
  }

  private record Unopened<T>(DataType<T> type, Boundedness boundedness) implements SourceSpec<T> {

    @Override
    public String describe() {
      return boundedness.name().toLowerCase(Locale.ROOT) + " " + type.name();
    }

    @Override
    public Source<T, ?, ?> source() {
      throw opened();
    }
  }

  private record UnopenedSink<T>() implements SinkSpec<T> {

    @Override
    public String describe() {
      return "a sink";
    }

    @Override
    public Delivery delivery() {
      return Delivery.EXACTLY_ONCE;
    }

    @Override
    public Sink<T> sink(SinkInput<? extends T> input) {
      throw opened();
    }
  }

  private record UnopenedRows<K, V>() implements UpsertSpec<K, V> {

    @Override
    public String describe() {
      return "rows";
    }

    @Override
    public Delivery delivery() {
      return Delivery.EXACTLY_ONCE;
    }

    @Override
    public Sink<Change<K, V>> sink(SinkInput<Change<K, V>> input) {
      throw opened();
    }
  }
}
