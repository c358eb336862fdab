package dev.rtc.testing;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;

/** Holds the partitions of an input that have been opened, and how far each has come. */
final class TapePosition<T> {

  private final List<SourceOutput<T>> partitions = new ArrayList<>();

  /**
   * Opens the partitions that were there before a position, idle if they were, with the watermark
   * they had: an input that is only restored goes on as it was. One that goes on in another job
   * begins without, as in production.
   */
  static <T> TapePosition<T> at(int position, Tape tape, ReaderOutput<T> output) {
    TapePosition<T> opened = new TapePosition<>();
    List<TapeEntry> before = tape.entries().subList(0, position);
    before.forEach(entry -> opened.open(entry, output));
    before.subList(begin(before), position).stream()
        .filter(TapeEntry.Watermark.class::isInstance)
        .forEach(opened::mark);
    before.stream().filter(entry -> !(entry instanceof TapeEntry.Watermark)).forEach(opened::mark);
    return opened;
  }

  private static int begin(List<TapeEntry> entries) {
    return entries.lastIndexOf(new TapeEntry.Restarted()) + 1;
  }

  SourceOutput<T> partition(int number) {
    return partitions.get(number);
  }

  void open(TapeEntry entry, ReaderOutput<T> output) {
    if (entry instanceof TapeEntry.Opened opened) {
      partitions.add(output.createOutputForSplit(TapeSplit.partitionId(opened.partition())));
    }
  }

  /** Does what an entry does to time. */
  void mark(TapeEntry entry) {
    if (entry instanceof TapeEntry.Watermark watermark) {
      partition(watermark.partition()).emitWatermark(new Watermark(watermark.millis()));
    } else if (entry instanceof TapeEntry.Idle idle) {
      partition(idle.partition()).markIdle();
    } else if (entry instanceof TapeEntry.Active active) {
      partition(active.partition()).markActive();
    }
  }

  void wake() {
    partitions.forEach(SourceOutput::markActive);
  }
}
