package dev.rtc.connector.file;

import dev.rtc.connector.RecordCheck;

/** Fails for a record that can't be encoded, or has no partition. */
record WriteCheck<T>(RecordCheck<T> format, Partition<T> partition) implements RecordCheck<T> {

  private static final long serialVersionUID = 1L;

  @Override
  public void check(T record) throws Exception {
    partition.of(record);
    format.check(record);
  }
}
