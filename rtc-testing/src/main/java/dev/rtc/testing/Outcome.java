package dev.rtc.testing;

import java.util.List;
import java.util.Map;

/** Holds what reached each sink, by id, in the order of arrival. */
record Outcome(Map<String, List<Collected<?>>> outputs) {

  static final Outcome EMPTY = new Outcome(Map.of());

  @SuppressWarnings({"unchecked", "rawtypes"}) // the types a test writes are not checked
  <T> List<Collected<T>> of(String id) {
    return (List) outputs.getOrDefault(id, List.of());
  }
}
