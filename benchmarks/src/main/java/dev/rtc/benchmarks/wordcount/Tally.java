package dev.rtc.benchmarks.wordcount;

/** Builds an {@link Answer} from counts or from updates of counts, without keeping a word. */
final class Tally {

  private long distinct;
  private long total;
  private long checksum;

  /** Takes the final count of a word that was not given before. */
  void count(long hash, long count) {
    distinct++;
    total += count;
    checksum += hash * count;
  }

  /** Takes one step of a running count, which has just reached the given value. */
  void increment(long hash, long reached) {
    if (reached == 1) {
      distinct++;
    }
    total++;
    checksum += hash;
  }

  Answer answer() {
    return new Answer(distinct, total, checksum);
  }
}
