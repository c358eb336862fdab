package dev.rtc.connector.generate;

import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;

/** Joins a partition with its output, which has a watermark of its own. */
record Channel<T>(Cursor<T> cursor, String split, SourceOutput<T> output)
    implements Comparable<Channel<T>> {

  Channel(Cursor<T> cursor, String split, ReaderOutput<T> reader) {
    this(cursor, split, reader.createOutputForSplit(split));
  }

  void emit() {
    output.collect(cursor.take());
  }

  @Override
  public int compareTo(Channel<T> other) {
    return cursor.compareTo(other.cursor);
  }
}
