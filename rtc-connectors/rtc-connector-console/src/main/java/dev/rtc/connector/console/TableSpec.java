package dev.rtc.connector.console;

import dev.rtc.connector.Delivery;
import dev.rtc.connector.Problems;
import dev.rtc.connector.SinkInput;
import dev.rtc.connector.UpsertSpec;
import dev.rtc.type.Change;
import dev.rtc.type.DataType;
import dev.rtc.type.KeyType;
import org.apache.flink.api.connector.sink2.Sink;

/** Describes the table that is kept up to date. */
record TableSpec<K, V extends Comparable<? super V>>(int rows, Screen.Opener screen)
    implements UpsertSpec<K, V> {

  @Override
  public String describe() {
    return "table of " + rows + " on the console";
  }

  @Override
  public Delivery delivery() {
    return Delivery.AT_LEAST_ONCE;
  }

  @Override
  public boolean singleWriter() {
    return true;
  }

  @Override
  public Sink<Change<K, V>> sink(SinkInput<Change<K, V>> input) {
    return new TableSink<>(rows, screen, keyOf(input.type()), input.type().typeInformation());
  }

  @SuppressWarnings("unchecked") // the first component of a change is its kind, the second its key
  private static <K> KeyType<K> keyOf(DataType<? extends Change<K, ?>> change) {
    return (KeyType<K>) change.columns().get(1).type().key();
  }

  @Override
  public void validate(SinkInput<Change<K, V>> input, Problems problems) {
    TopSpec.reportNoRows("table", rows, problems);
  }
}
