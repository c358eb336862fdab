package dev.rtc.benchmarks.operator;

import java.util.function.Consumer;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Hands the values that leave the last operator to a consumer. */
final class Drain<T> extends Outlet<T> {

  private Consumer<Object> taker = value -> {};

  void into(Consumer<Object> consumer) {
    taker = consumer;
  }

  @Override
  public void collect(StreamRecord<T> record) {
    taker.accept(record.getValue());
  }
}
