package dev.rtc.aggregate;

import java.io.Serializable;

/** Ranks records by a field, the smallest or the largest first. */
record Ranking<T, V extends Comparable<? super V>>(
    String aggregation, Field<? super T, ? extends V> field, boolean largestFirst)
    implements Serializable {

  /** Returns less than zero if the left record comes before the right one. */
  int compare(T left, T right) {
    V first = Values.required(aggregation, field, left);
    V second = Values.required(aggregation, field, right);
    return largestFirst ? second.compareTo(first) : first.compareTo(second);
  }

  /** Refuses a record without the field, where there is nothing to compare it with. */
  void require(T record) {
    Values.required(aggregation, field, record);
  }

  @Override
  public String toString() {
    return aggregation;
  }
}
