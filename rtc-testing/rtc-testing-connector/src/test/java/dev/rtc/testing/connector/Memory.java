package dev.rtc.testing.connector;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Is a system outside Flink, as connectors of these tests see one: topics in this JVM. */
final class Memory {

  static final String BAD = "(bad)";

  private static final Map<String, List<List<String>>> TOPICS = new ConcurrentHashMap<>();
  private static final Set<String> CUT = ConcurrentHashMap.newKeySet();
  private static final Set<String> COMMITTED = ConcurrentHashMap.newKeySet();

  private Memory() {}

  static List<List<String>> topic(String name, int partitions) {
    return TOPICS.computeIfAbsent(
        name,
        unset -> {
          List<List<String>> made = new ArrayList<>();
          for (int i = 0; i < partitions; i++) {
            made.add(new CopyOnWriteArrayList<>());
          }
          return List.copyOf(made);
        });
  }

  static Link link(String topic) {
    return new Link() {
      @Override
      public void cut() {
        CUT.add(topic);
      }

      @Override
      public void heal() {
        CUT.remove(topic);
      }
    };
  }

  static boolean isCut(String topic) {
    return CUT.contains(topic);
  }

  static boolean isFirstCommit(String batch) {
    return COMMITTED.add(batch);
  }
}
