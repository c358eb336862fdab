package dev.rtc.connector;

/** Points at the place in a source at which a record was read. */
public sealed interface Position {

  /**
   * Points into a file.
   *
   * @param path the file
   * @param offset the first byte of the record, counted from zero in the unpacked content
   * @param line the line, counted from one; zero where it is not known, as in the middle of a file
   *     that several readers share, or in a file without lines
   */
  record InFile(String path, long offset, long line) implements Position {
    @Override
    public String toString() {
      return line > 0 ? path + ":" + line : path + " at byte " + offset;
    }
  }

  /**
   * Points into a partitioned log.
   *
   * @param topic the log
   * @param partition its partition
   * @param offset the record's number in the partition
   */
  record InTopic(String topic, int partition, long offset) implements Position {
    @Override
    public String toString() {
      return "%s-%d@%d".formatted(topic, partition, offset);
    }
  }
}
