package dev.rtc.testing.job;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.dag.Transformation;
import org.apache.flink.streaming.api.transformations.SinkTransformation;
import org.apache.flink.streaming.api.transformations.SourceTransformation;
import org.jspecify.annotations.Nullable;

/**
 * Finds the sources and sinks of a job by uid, and puts others in their place.
 *
 * @param sources those with a uid; others run as they are
 * @param sinks those with a uid; others run as they are
 * @param steps all that has a uid and records can enter, sinks among them
 * @param missing tells of those that are not there
 */
public record JobEnds(
    Map<String, SourceTransformation<?, ?, ?>> sources,
    Map<String, SinkTransformation<?, ?>> sinks,
    Map<String, Transformation<?>> steps,
    MissingEnds missing) {

  private static final Field SOURCE = field(SourceTransformation.class, "source");
  private static final Field SINK = field(SinkTransformation.class, "sink");

  /** Copies the maps, in their order. */
  public JobEnds {
    sources = Collections.unmodifiableMap(new LinkedHashMap<>(sources));
    sinks = Collections.unmodifiableMap(new LinkedHashMap<>(sinks));
    steps = Collections.unmodifiableMap(new LinkedHashMap<>(steps));
  }

  /**
   * Finds them in all that leads to some transformations.
   *
   * @param hasSource whether the program has a source, be it one that leads to none of them
   */
  static JobEnds of(Collection<Transformation<?>> roots, boolean hasSource) {
    Map<Integer, Transformation<?>> all = new TreeMap<>();
    for (Transformation<?> root : roots) {
      root.getTransitivePredecessors().forEach(each -> all.put(each.getId(), each));
    }
    Map<String, SourceTransformation<?, ?, ?>> sources = new LinkedHashMap<>();
    Map<String, SinkTransformation<?, ?>> sinks = new LinkedHashMap<>();
    Map<String, Transformation<?>> steps = new LinkedHashMap<>();
    List<Transformation<?>> unnamed = new ArrayList<>();
    for (Transformation<?> made : all.values()) {
      String uid = made.getUid();
      if (uid == null) {
        unnamed.add(made);
        continue;
      }
      if (made instanceof SourceTransformation<?, ?, ?> source) {
        sources.put(uid, source);
      } else if (made instanceof SinkTransformation<?, ?> sink) {
        sinks.put(uid, sink);
      }
      if (!made.getInputs().isEmpty()) {
        steps.put(uid, made);
      }
    }
    return new JobEnds(sources, sinks, steps, MissingEnds.of(all.isEmpty(), hasSource, unnamed));
  }

  /**
   * Finds a source.
   *
   * @throws IllegalArgumentException if none has that uid; the message lists those that exist
   */
  public SourceTransformation<?, ?, ?> source(String uid) {
    @Nullable SourceTransformation<?, ?, ?> found = sources.get(uid);
    if (found == null) {
      throw missing.source(uid, sources.keySet());
    }
    return found;
  }

  /**
   * Finds a sink.
   *
   * @throws IllegalArgumentException if none has that uid; the message lists those that exist
   */
  public SinkTransformation<?, ?> sink(String uid) {
    @Nullable SinkTransformation<?, ?> found = sinks.get(uid);
    if (found == null) {
      throw missing.sink(uid, sinks.keySet());
    }
    return found;
  }

  /** Replaces all of them. */
  public void replace(Ends ends) {
    sources.forEach((uid, source) -> set(SOURCE, source, other(uid, source, ends)));
    sinks.forEach((uid, sink) -> set(SINK, sink, other(uid, sink, ends)));
  }

  private static <T> Source<T, ?, ?> other(
      String uid, SourceTransformation<T, ?, ?> source, Ends ends) {
    return ends.source(uid, source.getOutputType(), source.getBoundedness());
  }

  private static Sink<?> other(String uid, SinkTransformation<?, ?> sink, Ends ends) {
    return ends.sink(uid, sink.getInputs().get(0).getOutputType());
  }

  private static void set(Field field, Object of, Object value) {
    try {
      field.set(of, Objects.requireNonNull(value));
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Field field(Class<?> type, String name) {
    try {
      Field field = type.getDeclaredField(name);
      field.setAccessible(true);
      return field;
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException("this Flink has no %s.%s".formatted(type, name), e);
    }
  }
}
