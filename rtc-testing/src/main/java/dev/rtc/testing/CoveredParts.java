package dev.rtc.testing;

import java.util.List;
import java.util.Map;

/** Names the parts of a job that a test can touch. */
interface CoveredParts {

  /**
   * Lists the parts that counters do not show to be touched, in the order of the job; of no
   * counters, all.
   *
   * @param counters what operators have counted, by uid, then by name
   */
  List<String> untouched(Map<String, Map<String, Long>> counters);

  /** Names a part and, if that is known, where it is written. */
  String located(String part);
}
