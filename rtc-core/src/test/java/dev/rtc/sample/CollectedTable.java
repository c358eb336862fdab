package dev.rtc.sample;

import dev.rtc.connector.Delivery;
import dev.rtc.connector.SinkInput;
import dev.rtc.connector.UpsertSpec;
import dev.rtc.type.Change;
import java.util.List;
import org.apache.flink.api.connector.sink2.Sink;

/** Keeps the changes of a table it gets, in this JVM. */
public final class CollectedTable<K, V> implements UpsertSpec<K, V> {

  private final KeepingSink<Change<K, V>> sink = new KeepingSink<>();

  /** Returns what has arrived. */
  public List<Change<K, V>> changes() {
    return sink.kept();
  }

  @Override
  public String describe() {
    return "collected table";
  }

  @Override
  public Delivery delivery() {
    return Delivery.AT_LEAST_ONCE;
  }

  @Override
  public Sink<Change<K, V>> sink(SinkInput<Change<K, V>> input) {
    return sink;
  }
}
