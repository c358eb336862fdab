package dev.rtc.connector;

import dev.rtc.type.DataType;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;

/** A Flink source, admitted as it is. */
record FlinkSource<T>(Source<T, ?, ?> source, DataType<T> type) implements SourceSpec<T> {

  @Override
  public String describe() {
    return source.getClass().getSimpleName();
  }

  @Override
  public Boundedness boundedness() {
    return source.getBoundedness();
  }
}
