package dev.rtc.benchmarks.wordcount;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Counts words in the plainest way there is; the oracle of the fast ones. */
final class NaiveCount {

  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9]+");

  private NaiveCount() {}

  static Map<String, Long> of(String text) {
    Map<String, Long> counts = new TreeMap<>();
    WORD.matcher(text)
        .results()
        .map(MatchResult::group)
        .forEach(word -> counts.merge(lowerCase(word), 1L, Long::sum));
    return counts;
  }

  static Answer answer(String text) {
    Tally tally = new Tally();
    of(text).forEach((word, count) -> tally.count(WordHash.of(word), count));
    return tally.answer();
  }

  private static String lowerCase(String word) {
    StringBuilder lower = new StringBuilder();
    word.chars().forEach(c -> lower.append((char) (c >= 'A' && c <= 'Z' ? c + 32 : c)));
    return lower.toString();
  }
}
