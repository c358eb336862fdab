package dev.rtc.connector.generate;

/**
 * Goes through one partition, number by number: at each the record itself, if the limit is not
 * reached, then the repetition of an earlier record, if one belongs here.
 */
final class Cursor<T> implements Comparable<Cursor<T>> {

  private final Recipe<T> recipe;
  private final int partition;
  private final int partitions;
  private final long limit;
  private final long lag;
  private final long end;
  private long number;
  private boolean repeating;

  Cursor(Recipe<T> recipe, long limit, Part part) {
    this.recipe = recipe;
    this.partition = part.partition();
    this.partitions = part.partitions();
    this.limit = limit;
    this.lag = recipe.lag(partitions);
    this.end = limit > Long.MAX_VALUE - lag ? Long.MAX_VALUE : limit + lag;
    this.repeating = part.repeating();
    this.number = repeating ? part.number() : heard(part.number());
    findNext();
  }

  private long heard(long from) {
    return recipe.heard(partition, partitions, from);
  }

  /** Returns the next number; it may lie behind the limit if only repetitions are left. */
  long number() {
    return number;
  }

  boolean atEnd() {
    return number >= end;
  }

  /** Makes the next record and goes on. */
  T take() {
    long wanted = repeating ? number - lag : number;
    T record = make(wanted);
    step();
    findNext();
    return record;
  }

  private T make(long wanted) {
    try {
      T record = recipe.make(wanted);
      if (record == null) {
        throw new NullPointerException("the function returned null");
      }
      return record;
    } catch (Exception e) {
      throw new IllegalStateException("making record %d failed: %s".formatted(wanted, e), e);
    }
  }

  private void findNext() {
    while (!atEnd() && !hasRecord()) {
      step();
    }
  }

  private boolean hasRecord() {
    if (repeating) {
      long original = number - lag;
      return original >= 0 && original < limit && recipe.repeats(original);
    }
    return number < limit;
  }

  private void step() {
    if (!repeating) {
      repeating = true;
    } else {
      repeating = false;
      number = number > Long.MAX_VALUE - partitions ? end : heard(number + partitions);
    }
  }

  Part place() {
    return new Part(partition, partitions, number, repeating);
  }

  @Override
  public int compareTo(Cursor<T> other) {
    int byNumber = Long.compare(number, other.number);
    return byNumber != 0 ? byNumber : Integer.compare(partition, other.partition);
  }
}
