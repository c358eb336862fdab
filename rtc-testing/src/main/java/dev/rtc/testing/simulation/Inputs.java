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
    return all(partitions, input).size();
  }

  long size() {
    return entries().size();
  }

  /**
   * Requires records that the sources of the job can carry.
   *
   * @throws IllegalArgumentException if one is of another class
   */
  void requireTypes(String name, Map<String, Class<?>> sources) {
    for (Entry entry : entries()) {
      Class<?> carried = Objects.requireNonNull(sources.get(entry.input()), entry.input());
      Object record = entry.record();
      if (!carried.isInstance(record)) {
        throw new IllegalArgumentException(
            "Simulation.input: '%s' of '%s' carries %s, but was given %s"
                .formatted(
                    entry.input(),
                    name,
                    carried.getTypeName(),
                    record == null ? "null" : record.getClass().getTypeName() + " " + record));
      }
    }
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
