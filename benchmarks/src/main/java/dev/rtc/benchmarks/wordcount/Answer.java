package dev.rtc.benchmarks.wordcount;

/**
 * Sums up a word count such that two equal counts have equal answers, in whatever order their words
 * come.
 *
 * @param distinct how many different words there are
 * @param total how many words there are
 * @param checksum the sum over all words of {@link WordHash} times the count, modulo 2^64
 */
record Answer(long distinct, long total, long checksum) {

  static final Answer NONE = new Answer(0, 0, 0);

  /** Returns the answer for the words of both, provided that they share none. */
  Answer plus(Answer other) {
    return new Answer(distinct + other.distinct, total + other.total, checksum + other.checksum);
  }
}
