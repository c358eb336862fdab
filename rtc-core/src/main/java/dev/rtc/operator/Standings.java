package dev.rtc.operator;

import dev.rtc.state.Ranking;
import dev.rtc.type.Keyed;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Holds the best of many entries in order: those that have a row, and behind them a reserve of as
 * many again. Each entry is a record under the number of its arrival.
 *
 * @param <T> the records
 */
final class Standings<T> {

  private final Order<T> order;
  private final int rows;
  private final List<Keyed<Long, T>> held;
  private List<Keyed<Long, T>> now;

  /**
   * Begins with what was held, which stays as it is.
   *
   * @param order which entry is better
   * @param rows how many have a row
   * @param held the best of all entries in order
   */
  Standings(Order<T> order, int rows, List<Keyed<Long, T>> held) {
    this.order = order;
    this.rows = rows;
    this.held = held;
    this.now = held;
  }

  /**
   * Puts an entry in the place of another. One that would come last belongs here only if there are
   * no entries elsewhere: they may be better.
   *
   * @param before the entry that is gone, if any
   * @param after the entry that takes its place
   * @param total how many entries there are everywhere
   */
  void replace(@Nullable Keyed<Long, T> before, Keyed<Long, T> after, int total) {
    int old = before == null ? -1 : find(held, before);
    if (old < 0 && !belongs(held, after, total)) {
      return;
    }
    now = new ArrayList<>(held);
    if (old >= 0) {
      now.remove(old);
    }
    if (belongs(now, after, total)) {
      now.add(place(now, after), after);
    }
    if (now.size() > most()) {
      now.remove(now.size() - 1);
    }
  }

  private boolean belongs(List<Keyed<Long, T>> list, Keyed<Long, T> entry, int total) {
    return place(list, entry) < list.size() || list.size() == total - 1;
  }

  /** Tells whether rows are empty although there are entries elsewhere. */
  boolean lacks(int total) {
    return now.size() < Math.min(rows, total);
  }

  /** Takes the best of all entries. */
  void fill(Iterable<Keyed<Long, T>> all) {
    PriorityQueue<Keyed<Long, T>> best = new PriorityQueue<>(order.reversed());
    for (Keyed<Long, T> entry : all) {
      best.add(entry);
      if (best.size() > most()) {
        best.remove();
      }
    }
    now = new ArrayList<>(best);
    now.sort(order);
  }

  boolean haveChanged() {
    return now != held;
  }

  List<Keyed<Long, T>> entries() {
    return now;
  }

  /** Tells whether an entry had a row at the beginning. */
  boolean hadRow(Keyed<Long, T> entry) {
    return hasRow(held, entry);
  }

  /** Tells whether an entry has a row now. */
  boolean hasRow(Keyed<Long, T> entry) {
    return hasRow(now, entry);
  }

  private boolean hasRow(List<Keyed<Long, T>> list, Keyed<Long, T> entry) {
    int index = find(list, entry);
    return index >= 0 && index < rows;
  }

  /** Returns the entry that had the last row at the beginning, if all were taken. */
  @Nullable Keyed<Long, T> hadLastRow() {
    return held.size() < rows ? null : held.get(rows - 1);
  }

  /** Returns the entry that has the last row now, if all are taken. */
  @Nullable Keyed<Long, T> hasLastRow() {
    return now.size() < rows ? null : now.get(rows - 1);
  }

  private int find(List<Keyed<Long, T>> list, Keyed<Long, T> entry) {
    return Collections.binarySearch(list, entry, order);
  }

  private int place(List<Keyed<Long, T>> list, Keyed<Long, T> entry) {
    int found = find(list, entry);
    return found < 0 ? -found - 1 : found;
  }

  private int most() {
    return (int) Math.min(2L * rows, Integer.MAX_VALUE);
  }

  /**
   * Orders entries: the better one first, of equals the one that came first.
   *
   * @param origin the step
   * @param ranking which record is better
   * @param <T> the records
   */
  record Order<T>(StepOrigin origin, Ranking<T> ranking)
      implements Comparator<Keyed<Long, T>>, Serializable {

    private static final long serialVersionUID = 1L;

    @Override
    public int compare(Keyed<Long, T> left, Keyed<Long, T> right) {
      int ranks = rank(left.value(), right.value());
      return ranks != 0 ? ranks : Long.compare(left.key(), right.key());
    }

    /** Tells whether entries are in this order. */
    boolean isKept(List<Keyed<Long, T>> entries) {
      for (int i = 1; i < entries.size(); i++) {
        if (compare(entries.get(i - 1), entries.get(i)) > 0) {
          return false;
        }
      }
      return true;
    }

    boolean areEqual(T left, T right) {
      return rank(left, right) == 0;
    }

    private int rank(T left, T right) {
      try {
        return ranking.compare(left, right);
      } catch (RuntimeException e) {
        throw StepFailedException.unchecked(origin, left, e);
      }
    }
  }
}
