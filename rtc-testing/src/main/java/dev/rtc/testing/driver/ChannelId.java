package dev.rtc.testing.driver;

/**
 * Names a channel the same way in every attempt of a job.
 *
 * @param edge the number of the edge in the job graph
 * @param from the subtask that sends
 * @param to the subtask that receives
 */
record ChannelId(int edge, int from, int to) implements Comparable<ChannelId> {

  @Override
  public int compareTo(ChannelId other) {
    int byEdge = Integer.compare(edge, other.edge);
    int byFrom = byEdge == 0 ? Integer.compare(from, other.from) : byEdge;
    return byFrom == 0 ? Integer.compare(to, other.to) : byFrom;
  }

  @Override
  public String toString() {
    return "edge %d: %d -> %d".formatted(edge, from, to);
  }
}
