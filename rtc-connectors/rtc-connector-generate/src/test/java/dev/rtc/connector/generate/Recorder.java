package dev.rtc.connector.generate;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;

/** Keeps the records a reader puts out, and which partitions are open. */
final class Recorder<T> implements ReaderOutput<T> {

  private final List<T> records = new ArrayList<>();
  private final Set<String> open = new LinkedHashSet<>();

  List<T> records() {
    return records;
  }

  Set<String> open() {
    return open;
  }

  @Override
  public void collect(T record) {
    records.add(record);
  }

  @Override
  public void collect(T record, long timestamp) {
    records.add(record);
  }

  @Override
  public void emitWatermark(Watermark watermark) {}

  @Override
  public void markIdle() {}

  @Override
  public void markActive() {}

  @Override
  public SourceOutput<T> createOutputForSplit(String split) {
    open.add(split);
    return this;
  }

  @Override
  public void releaseOutputForSplit(String split) {
    open.remove(split);
  }
}
