package dev.rtc.testing;

import dev.rtc.connector.DeadLetter;
import dev.rtc.testing.compare.Differences;
import dev.rtc.type.DataType;
import java.util.Arrays;
import java.util.List;

/** Holds the dead letters that reached a sink of bad records. */
public final class CollectedDeadLetters {

  private final Arrivals<DeadLetter> arrivals;

  CollectedDeadLetters(Arrivals<DeadLetter> arrivals) {
    this.arrivals = arrivals;
  }

  /** Returns the dead letters in the order of their arrival, as an unmodifiable list. */
  public List<DeadLetter> letters() {
    return arrivals.records();
  }

  /** Returns the dead letters of one step. */
  public CollectedDeadLetters of(String step) {
    return new CollectedDeadLetters(
        new Arrivals<>(
            "%s, of step '%s'".formatted(arrivals.name(), step),
            arrivals.all().stream().filter(each -> each.record().step().equals(step)).toList(),
            arrivals.watermarks(),
            arrivals.panes()));
  }

  /**
   * Returns the records that failed, read again.
   *
   * @param type the type of the records, as the dead letters name it; {@code DataType.STRING} for
   *     text
   * @throws IllegalArgumentException if a record is of another type; {@link #of} picks a step
   */
  public <T> CollectedOutput<T> records(DataType<T> type) {
    return new CollectedOutput<>(
        new Arrivals<>(
            arrivals.name(),
            arrivals.all().stream().map(each -> each.with(each.record().record(type))).toList(),
            arrivals.watermarks(),
            arrivals.panes()));
  }

  /** Requires that just these steps had bad records, each as often as it is named, in any order. */
  public CollectedDeadLetters areOfSteps(String... steps) {
    List<String> wanted = Arrays.stream(steps).sorted().toList();
    List<String> found = letters().stream().map(DeadLetter::step).sorted().toList();
    if (!wanted.equals(found)) {
      throw new AssertionError(
          "%s\n  expected of steps %s, found %s%s"
              .formatted(
                  arrivals.name(), wanted, found, Differences.block("dead letters", letters())));
    }
    return this;
  }

  /** Requires that no record was bad. */
  public CollectedDeadLetters isEmpty() {
    return areOfSteps();
  }

  @Override
  public String toString() {
    return arrivals.name() + " " + letters();
  }
}
