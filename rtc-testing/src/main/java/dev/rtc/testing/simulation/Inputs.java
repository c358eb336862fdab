package dev.rtc.testing.simulation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Holds what the sources of a run read.
 *
 * @param partitions the records of each partition of each input
 */
record Inputs(Map<String, List<List<Object>>> partitions) {

  static final Inputs NONE = new Inputs(Map.of());

  List<Object> partition(String input, int partition) {
    return all(partitions, input).get(partition);
  }

  private static List<List<Object>> all(Map<String, List<List<Object>>> partitions, String input) {
    return Objects.requireNonNull(partitions.get(input), input);
  }

  int partitions(String input) {
    List<List<Object>> all = partitions.get(input);
    if (all == null) {
      throw new IllegalArgumentException(
          "the simulation has no records for input '%s', only for %s; write .input(\"%s\", ...)"
              .formatted(input, partitions.keySet(), input));
    }
    return all.size();
  }

  long size() {
    return entries().size();
  }

  List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    new TreeMap<>(partitions)
        .forEach(
            (input, all) -> {
              for (int i = 0; i < all.size(); i++) {
                for (Object record : all.get(i)) {
                  entries.add(new Entry(input, i, record));
                }
              }
            });
    return entries;
  }

  /** Returns inputs of the same partitions with those records only. */
  Inputs of(List<Entry> kept) {
    Map<String, List<List<Object>>> fewer = new LinkedHashMap<>();
    partitions.forEach(
        (input, all) -> {
          List<List<Object>> emptied = new ArrayList<>();
          all.forEach(unused -> emptied.add(new ArrayList<>()));
          fewer.put(input, emptied);
        });
    kept.forEach(entry -> all(fewer, entry.input()).get(entry.partition()).add(entry.record()));
    return new Inputs(fewer);
  }

  /**
   * Is one record.
   *
   * @param input the input
   * @param partition the partition
   * @param record the record
   */
  record Entry(String input, int partition, Object record) {}
}
