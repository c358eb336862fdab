package dev.rtc.benchmarks.simulate;

import dev.rtc.connector.Delivery;
import dev.rtc.connector.SinkInput;
import dev.rtc.connector.SinkSpec;
import dev.rtc.connector.SourceSpec;
import dev.rtc.connector.UpsertSpec;
import dev.rtc.type.Change;
import dev.rtc.type.DataType;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;

/** Gives pipelines ends that the simulation replaces, so that none is ever opened. */
final class Ends {

  private Ends() {}

  static SourceSpec<Sale> endless() {
    return new Sales(Boundedness.CONTINUOUS_UNBOUNDED);
  }

  static SourceSpec<Sale> bounded() {
    return new Sales(Boundedness.BOUNDED);
  }

  static <T> SinkSpec<T> facts() {
    return new Facts<>();
  }

  static <K, V> UpsertSpec<K, V> rows() {
    return new Rows<>();
  }

  private static IllegalStateException opened() {
    return new IllegalStateException("an end that the simulation replaces was opened");
  }

  private record Sales(Boundedness boundedness) implements SourceSpec<Sale> {

    @Override
    public DataType<Sale> type() {
      return DataType.of(Sale.class);
    }

    @Override
    public String describe() {
      return "sales";
    }

    @Override
    public Source<Sale, ?, ?> source() {
      throw opened();
    }
  }

  private record Facts<T>() implements SinkSpec<T> {

    @Override
    public String describe() {
      return "facts";
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

  private record Rows<K, V>() implements UpsertSpec<K, V> {

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
