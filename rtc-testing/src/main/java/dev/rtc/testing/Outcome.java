package dev.rtc.testing;

import java.util.List;
import java.util.Map;

/**
 * Holds what reached each sink, by id, in the order of arrival.
 *
 * @param watermarks how far the watermarks of each sink's writers got, by id
 */
record Outcome(Map<String, List<Collected<?>>> outputs, Map<String, Watermarks> watermarks) {

  static final Outcome EMPTY = new Outcome(Map.of());

  Outcome(Map<String, List<Collected<?>>> outputs) {
    this(outputs, Map.of());
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // the types a test writes are not checked
  <T> List<Collected<T>> of(String id) {
    return (List) outputs.getOrDefault(id, List.of());
  }

  Watermarks watermarksOf(String id) {
    return watermarks.getOrDefault(id, new Watermarks());
  }
}
