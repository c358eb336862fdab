package dev.rtc.testing;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Remembers how far the watermark of each writer of an output got, and by which event. */
final class Watermarks {

  private final Map<Integer, NavigableMap<Long, Long>> byWriter;

  Watermarks() {
    this(new HashMap<>());
  }

  private Watermarks(Map<Integer, NavigableMap<Long, Long>> byWriter) {
    this.byWriter = byWriter;
  }

  void reached(int writer, long event, long millis) {
    byWriter.computeIfAbsent(writer, unset -> new TreeMap<>()).put(event, millis);
  }

  /** Returns where a writer's watermark stood once an event had passed. */
  long after(int writer, long event) {
    NavigableMap<Long, Long> its = byWriter.getOrDefault(writer, new TreeMap<>());
    Map.Entry<Long, Long> latest = its.floorEntry(event);
    return latest == null ? Long.MIN_VALUE : latest.getValue();
  }

  /** Returns where the watermark stands now; empty before the first. */
  OptionalLong now() {
    return byWriter.values().stream().mapToLong(its -> its.lastEntry().getValue()).max();
  }

  Watermarks copy() {
    Map<Integer, NavigableMap<Long, Long>> copy = new HashMap<>();
    byWriter.forEach((writer, its) -> copy.put(writer, new TreeMap<>(its)));
    return new Watermarks(copy);
  }

  /** Shows a watermark as an instant. */
  static String show(long millis) {
    if (millis == Long.MIN_VALUE) {
      return "none yet";
    }
    return millis == Long.MAX_VALUE ? "the end of time" : Instant.ofEpochMilli(millis).toString();
  }
}
