package dev.rtc.testing.simulation;

import java.util.Locale;

/** Lists where state can be kept. */
public enum Backend {
  /** On the heap, as objects. */
  HEAP("hashmap"),
  /** In RocksDB, as bytes; the dependency {@code flink-statebackend-rocksdb} is required. */
  ROCKSDB("rocksdb");

  private final String option;

  Backend(String option) {
    this.option = option;
  }

  /** Returns the value of Flink's option {@code state.backend.type}. */
  public String option() {
    return option;
  }

  /** Returns its name in lower case. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
