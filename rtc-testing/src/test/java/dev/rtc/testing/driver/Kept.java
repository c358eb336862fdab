package dev.rtc.testing.driver;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Is a sink that keeps what it is given, in this JVM. */
final class Kept implements Sink<Object> {

  private static final long serialVersionUID = 1L;
  private static final Map<String, List<Object>> ALL = new ConcurrentHashMap<>();

  private final String name;

  private Kept(String name) {
    this.name = name;
  }

  @SuppressWarnings("unchecked") // it takes anything
  static <T> Sink<T> in(String name) {
    ALL.put(name, Collections.synchronizedList(new ArrayList<>()));
    return (Sink<T>) new Kept(name);
  }

  /** Returns a sink that goes on with what is there. */
  @SuppressWarnings("unchecked") // it takes anything
  static <T> Sink<T> moreIn(String name) {
    ALL.putIfAbsent(name, Collections.synchronizedList(new ArrayList<>()));
    return (Sink<T>) new Kept(name);
  }

  static List<String> texts(String name) {
    return ALL.getOrDefault(name, List.of()).stream().map(String::valueOf).toList();
  }

  static void clear(String name) {
    ALL.remove(name);
  }

  @Override
  public SinkWriter<Object> createWriter(WriterInitContext context) {
    List<Object> kept = ALL.computeIfAbsent(name, unset -> new ArrayList<>());
    return new SinkWriter<>() {
      @Override
      public void write(Object element, Context at) {
        kept.add(element);
      }

      @Override
      public void flush(boolean end) {}

      @Override
      public void close() {}
    };
  }
}
