package dev.rtc.connector.generate;

import org.apache.flink.api.connector.source.SourceSplit;

/**
 * Is one partition, and the place in it that comes next.
 *
 * @param partition the partition, counted from zero
 * @param partitions how many there are: it holds every number that many apart
 * @param number the number that comes next
 * @param repeating whether the record of that number has been sent, and only the repetition that
 *     belongs behind it, if any, is still to come
 */
record Part(int partition, int partitions, long number, boolean repeating) implements SourceSplit {

  static Part whole(int partition, int partitions) {
    return new Part(partition, partitions, partition, false);
  }

  @Override
  public String splitId() {
    return partition + "/" + partitions;
  }
}
