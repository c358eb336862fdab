package dev.rtc.testing.driver;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.ListState;

/** Copies the lists and maps of operator state. */
final class OperatorLists {

  private OperatorLists() {}

  static void read(Map<?, ?> states, Map<String, List<Object>> into) {
    states.forEach(
        (name, state) -> {
          List<Object> list = into.computeIfAbsent((String) name, unset -> new ArrayList<>());
          elements((ListState<?>) state).forEach(list::add);
        });
  }

  private static Iterable<?> elements(ListState<?> state) {
    try {
      return state.get();
    } catch (Exception e) {
      throw new IllegalStateException("state cannot be read", e);
    }
  }

  static void readBroadcast(Map<?, ?> states, Map<String, Map<Object, Object>> into) {
    states.forEach(
        (name, state) -> into.putIfAbsent((String) name, entries((BroadcastState<?, ?>) state)));
  }

  private static Map<Object, Object> entries(BroadcastState<?, ?> state) {
    Map<Object, Object> entries = new LinkedHashMap<>();
    try {
      state.entries().forEach(entry -> entries.put(entry.getKey(), entry.getValue()));
    } catch (Exception e) {
      throw new IllegalStateException("state cannot be read", e);
    }
    return entries;
  }
}
