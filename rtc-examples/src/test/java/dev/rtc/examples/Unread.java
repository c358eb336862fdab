package dev.rtc.examples;

import dev.rtc.connector.SourceSpec;
import dev.rtc.type.DataType;
import java.util.Locale;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;

/** Stands for a source in pipelines that are defined and never run. */
record Unread<T>(DataType<T> type, Boundedness boundedness) implements SourceSpec<T> {

  static final SourceSpec<String> WORDS = bounded(DataType.STRING);
  static final SourceSpec<String> ENDLESS_WORDS = endless(DataType.STRING);

  static <T> SourceSpec<T> bounded(DataType<T> type) {
    return new Unread<>(type, Boundedness.BOUNDED);
  }

  static <T> SourceSpec<T> endless(DataType<T> type) {
    return new Unread<>(type, Boundedness.CONTINUOUS_UNBOUNDED);
  }

  @Override
  public String describe() {
    return boundedness.name().toLowerCase(Locale.ROOT) + " " + type.name();
  }

  @Override
  public Source<T, ?, ?> source() {
    throw new AssertionError("a pipeline that is only defined opens nothing");
  }
}
