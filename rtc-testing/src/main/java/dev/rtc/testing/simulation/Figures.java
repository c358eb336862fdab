package dev.rtc.testing.simulation;

import java.util.EnumMap;
import java.util.Map;

/** Counts what has happened in one run or in many. */
final class Figures {

  private final Map<Fault, Long> faults = new EnumMap<>(Fault.class);
  private long checkpoints;
  private long crashes;
  private long restores;
  private long rescalings;
  private long records;
  private long moves;

  void happened(Fault fault) {
    faults.merge(fault, 1L, Long::sum);
  }

  void crashed() {
    crashes++;
  }

  void restored(boolean rescaled) {
    restores++;
    rescalings += rescaled ? 1 : 0;
  }

  void ended(long checkpoints, long records, long moves) {
    this.checkpoints += checkpoints;
    this.records += records;
    this.moves += moves;
  }

  void add(Figures other) {
    other.faults.forEach((fault, times) -> faults.merge(fault, times, Long::sum));
    crashes += other.crashes;
    restores += other.restores;
    rescalings += other.rescalings;
    ended(other.checkpoints, other.records, other.moves);
  }

  long checkpoints() {
    return checkpoints;
  }

  long crashes() {
    return crashes;
  }

  long restores() {
    return restores;
  }

  long rescalings() {
    return rescalings;
  }

  long records() {
    return records;
  }

  long moves() {
    return moves;
  }

  long times(Fault fault) {
    return faults.getOrDefault(fault, 0L);
  }
}
