package dev.rtc.testing.connector;

import java.util.List;

/**
 * Gives a source that makes its records up, or whose records are fixed, its test cases: subclass,
 * say what to read and what must come of it, inherit the cases.
 *
 * <p>They are those of {@link SourceKit} that put nothing anywhere. Flink's own suite is not run:
 * it puts records into each split.
 *
 * @param <T> the records, compared by {@code equals}
 */
public abstract class GeneratedSourceKit<T> extends SourceCases<T> {

  /** Returns all records of the source, in any order; about 200, so that a run can be disturbed. */
  protected abstract List<T> records();

  @Override
  final List<T> fill() {
    return records();
  }
}
