package dev.rtc.connector.console;

import dev.rtc.connector.SinkSpec;
import dev.rtc.connector.UpsertSpec;
import dev.rtc.type.Keyed;

/**
 * Creates sinks that print.
 *
 * <p>Tables show one row per line: rank, key, value. Keys that are equal in value are ordered by
 * their text. Characters that would control a terminal are replaced, keys of more than 48
 * characters cut.
 */
public final class Console {

  private Console() {}

  /**
   * Prints the rows of the largest values as a table when the input ends: for a bounded result.
   *
   * <p>One writer receives all rows and keeps only those it will print; they are part of
   * checkpoints. After a failure at the very end the table may be printed twice.
   *
   * @param rows how many rows to print at most, one or more
   */
  public static <K, V extends Comparable<? super V>> SinkSpec<Keyed<K, V>> top(int rows) {
    return new TopSpec<>(rows, Screen::standard);
  }

  /**
   * Shows the rows of the largest values of a table as they are now.
   *
   * <p>On a terminal the rows are redrawn in place, at most every 500 ms, and no more of them than
   * fit; elsewhere each state that differs from the last is printed as a block. The last state is
   * shown when the input ends or the run is stopped. One writer receives all changes and holds the
   * whole table in memory, and in each checkpoint, so that after a failure the whole table is there
   * again.
   *
   * @param rows how many rows to show at most, one or more
   */
  public static <K, V extends Comparable<? super V>> UpsertSpec<K, V> table(int rows) {
    return new TableSpec<>(rows, Screen::standard);
  }

  /**
   * Prints each record by its {@code toString()} on a line of its own; after a failure some may be
   * printed again. With several writers whole lines interleave.
   */
  public static SinkSpec<Object> lines() {
    return new LinesSpec(Screen::standard);
  }
}
