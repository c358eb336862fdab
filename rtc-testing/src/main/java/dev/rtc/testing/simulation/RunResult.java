package dev.rtc.testing.simulation;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Is how a run has ended.
 *
 * @param outputs what was written, by name; incomplete if the run broke off
 * @param breakdown why it broke off, if it did
 * @param faults what has really gone wrong
 * @param figures what has happened
 * @param lastMoves the last lines of its trace
 * @param hash the hash of all lines
 */
record RunResult(
    Map<String, List<Object>> outputs,
    Optional<Violation> breakdown,
    List<PlannedFault> faults,
    Figures figures,
    List<String> lastMoves,
    String hash) {}
