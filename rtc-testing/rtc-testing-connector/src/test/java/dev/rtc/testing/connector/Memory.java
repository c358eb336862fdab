package dev.rtc.testing.connector;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

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

  /** Returns a connection within this JVM. */
  static Topic open(String name) {
    return new Within(name);
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

  private record Within(String name) implements Topic {

    @Override
    public @Nullable String read(int partition, int number) throws IOException {
      requireLink();
      List<String> records = topic(name, 0).get(partition);
      return number < records.size() ? records.get(number) : null;
    }

    @Override
    public void add(List<String> records) throws IOException {
      requireLink();
      topic(name, 1).get(0).addAll(records);
    }

    @Override
    public void commit(String batch, List<String> records) throws IOException {
      requireLink();
      if (COMMITTED.add(batch)) {
        add(records);
      }
    }

    private void requireLink() throws IOException {
      if (CUT.contains(name)) {
        throw new IOException("the connection is lost");
      }
    }

    @Override
    public void close() {}
  }
}
