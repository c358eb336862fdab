package dev.rtc.benchmarks.measure;

/**
 * Holds what one run yielded and how long it took.
 *
 * @param answer what the contender returned
 * @param seconds wall-clock time of the run
 */
public record Timed<A>(A answer, double seconds) {}
