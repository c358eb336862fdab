package dev.rtc.connector.console;

import dev.rtc.connector.Delivery;
import dev.rtc.connector.Problems;
import dev.rtc.connector.SinkInput;
import dev.rtc.connector.SinkSpec;
import dev.rtc.type.DataType;
import dev.rtc.type.Keyed;
import org.apache.flink.api.connector.sink2.Sink;

/** Describes the table that is printed at the end. */
record TopSpec<K, V extends Comparable<? super V>>(int rows, Screen.Opener screen)
    implements SinkSpec<Keyed<K, V>> {

  @Override
  public String describe() {
    return "top " + rows + " on the console";
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
  @SuppressWarnings("unchecked") // Keyed is final, so T extends Keyed<K, V> is Keyed<K, V>
  public Sink<Keyed<K, V>> sink(SinkInput<? extends Keyed<K, V>> input) {
    DataType<Keyed<K, V>> type = (DataType<Keyed<K, V>>) input.type();
    return new TopSink<>(rows, screen, type.typeInformation());
  }

  @Override
  public void validate(SinkInput<? extends Keyed<K, V>> input, Problems problems) {
    reportNoRows("top", rows, problems);
    if (!input.isBounded()) {
      problems.report(
          "RTC-422",
          "Console.top prints when the input ends, and this flow never ends",
          "keep a table with running(...) and show it by Console.table("
              + rows
              + "), or write"
              + " Console.lines()");
    }
  }

  static void reportNoRows(String factory, int rows, Problems problems) {
    if (rows < 1) {
      problems.report(
          "RTC-421",
          "Console." + factory + "(" + rows + ") shows no row",
          "write 1 or more, such as Console." + factory + "(20)");
    }
  }
}
