package dev.rtc.testing;

import dev.rtc.connector.Decoded;
import dev.rtc.connector.Delivery;
import dev.rtc.connector.SinkInput;
import dev.rtc.connector.SinkSpec;
import dev.rtc.connector.SourceSpec;
import dev.rtc.connector.UpsertSpec;
import dev.rtc.type.Change;
import dev.rtc.type.DataType;
import java.util.Optional;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;

/** Makes connectors that must be replaced: whoever opens one fails. */
final class Unopenable {

  private Unopenable() {}

  static <T> SourceSpec<T> bounded(DataType<T> type) {
    return new FailingSource<>(type, Boundedness.BOUNDED);
  }

  static <T> SourceSpec<T> unbounded(DataType<T> type) {
    return new FailingSource<>(type, Boundedness.CONTINUOUS_UNBOUNDED);
  }

  /** Makes a source that says that it decodes what it reads. */
  static <T> SourceSpec<T> decoding(DataType<T> type) {
    return new DecodingSource<>(type);
  }

  static <T> SinkSpec<T> sink() {
    return new FailingSink<>();
  }

  static <K, V> UpsertSpec<K, V> upserts() {
    return new FailingUpserts<>();
  }

  private record DecodingSource<T>(DataType<T> type) implements SourceSpec<T> {

    @Override
    public String describe() {
      return "unopenable";
    }

    @Override
    public Boundedness boundedness() {
      return Boundedness.CONTINUOUS_UNBOUNDED;
    }

    @Override
    public Source<T, ?, ?> source() {
      throw new AssertionError("a source of the pipeline was opened");
    }

    @Override
    public Optional<Source<Decoded<T>, ?, ?>> decodingSource() {
      return Optional.of(
          new ScriptedSource<>("", "", new Handout.OfDecoded<>("", Codec.of(type)), boundedness()));
    }
  }

  private record FailingSource<T>(DataType<T> type, Boundedness boundedness)
      implements SourceSpec<T> {

    @Override
    public String describe() {
      return "unopenable";
    }

    @Override
    public Source<T, ?, ?> source() {
      throw new AssertionError("the source was opened");
    }
  }

  private record FailingSink<T>() implements SinkSpec<T> {

    @Override
    public String describe() {
      return "unopenable";
    }

    @Override
    public Delivery delivery() {
      return Delivery.EXACTLY_ONCE;
    }

    @Override
    public Sink<T> sink(SinkInput<? extends T> input) {
      throw new AssertionError("the sink was opened");
    }
  }

  private record FailingUpserts<K, V>() implements UpsertSpec<K, V> {

    @Override
    public String describe() {
      return "unopenable";
    }

    @Override
    public Delivery delivery() {
      return Delivery.EXACTLY_ONCE;
    }

    @Override
    public Sink<Change<K, V>> sink(SinkInput<Change<K, V>> input) {
      throw new AssertionError("the upsert sink was opened");
    }
  }
}
