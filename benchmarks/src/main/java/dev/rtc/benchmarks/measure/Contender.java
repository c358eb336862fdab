package dev.rtc.benchmarks.measure;

/**
 * Does the work of a benchmark in one particular way.
 *
 * @param <A> what the work yields, so that the answers of all contenders can be compared
 */
public interface Contender<A> {

  /** Returns the name of the variant as tables and JSON rows show it. */
  String name();

  /**
   * Does the whole work once, from a cold start to its answer.
   *
   * @throws Exception when the work fails; the benchmark then stops
   */
  A run() throws Exception;
}
