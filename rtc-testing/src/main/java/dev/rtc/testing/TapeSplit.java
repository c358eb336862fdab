package dev.rtc.testing;

import org.apache.flink.api.connector.source.SourceSplit;

/**
 * Says where to go on reading the tape of an input.
 *
 * @param position the offset of the next entry
 */
record TapeSplit(int position) implements SourceSplit {

  @Override
  public String splitId() {
    return partitionId(0);
  }

  static String partitionId(int number) {
    return "partition-" + number;
  }
}
