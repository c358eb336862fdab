package dev.rtc.connector.console;

import dev.rtc.type.Keyed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Keeps the rows of the largest values, and no more of them than wanted. */
final class Ranking<K, V extends Comparable<? super V>> {

  private final int size;
  private final Comparator<Keyed<K, V>> bestFirst;
  private final PriorityQueue<Keyed<K, V>> worstFirst;

  Ranking(int size) {
    this.size = size;
    Comparator<Keyed<K, V>> byValue = Comparator.comparing(Keyed::value);
    this.bestFirst = byValue.reversed().thenComparing(row -> String.valueOf(row.key()));
    this.worstFirst = new PriorityQueue<>(bestFirst.reversed());
  }

  static <K, V extends Comparable<? super V>> List<Keyed<K, V>> of(
      Collection<Keyed<K, V>> rows, int size) {
    Ranking<K, V> ranking = new Ranking<>(size);
    rows.forEach(ranking::add);
    return ranking.rows();
  }

  void add(Keyed<K, V> row) {
    if (worstFirst.size() < size) {
      worstFirst.add(row);
    } else if (bestFirst.compare(row, worstFirst.element()) < 0) {
      worstFirst.remove();
      worstFirst.add(row);
    }
  }

  /** Returns the rows, the largest value first. */
  List<Keyed<K, V>> rows() {
    List<Keyed<K, V>> rows = new ArrayList<>(worstFirst);
    rows.sort(bestFirst);
    return rows;
  }
}
