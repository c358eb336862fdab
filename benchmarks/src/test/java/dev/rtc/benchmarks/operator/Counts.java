package dev.rtc.benchmarks.operator;

import dev.rtc.type.Change;
import dev.rtc.type.Keyed;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.flink.api.java.tuple.Tuple2;

/** Holds the last count that was told for each word, in whatever form it came. */
final class Counts implements Consumer<Object> {

  private final Map<Object, Object> byWord = new HashMap<>();
  private int told;

  /** Counts words in the simplest way. */
  static Map<Object, Object> of(ZipfWords words) {
    Map<Object, Object> counts = new HashMap<>();
    words.read(word -> counts.merge(word, 1L, (held, one) -> (long) held + (long) one));
    return counts;
  }

  @Override
  public void accept(Object record) {
    told++;
    if (record instanceof Tuple2<?, ?> pair) {
      byWord.put(pair.f0, pair.f1);
    } else if (record instanceof Keyed<?, ?> keyed) {
      byWord.put(keyed.key(), keyed.value());
    } else if (record instanceof Change<?, ?> change) {
      byWord.put(change.key(), change.value());
    } else {
      throw new AssertionError("Found " + record);
    }
  }

  Map<Object, Object> byWord() {
    return byWord;
  }

  int told() {
    return told;
  }
}
