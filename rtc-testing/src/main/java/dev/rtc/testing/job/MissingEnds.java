package dev.rtc.testing.job;

import java.util.List;
import java.util.Set;
import org.apache.flink.api.dag.Transformation;
import org.apache.flink.streaming.api.transformations.SinkTransformation;
import org.apache.flink.streaming.api.transformations.SourceTransformation;

/**
 * Tells why a job has no source or no sink of some uid, and what gives it one.
 *
 * @param nothing why the job has no steps at all; empty if it has some
 * @param sources the names of those without a uid
 * @param sinks the names of those without a uid
 */
record MissingEnds(String nothing, List<String> sources, List<String> sinks) {

  static MissingEnds of(boolean empty, boolean hasSource, List<Transformation<?>> unnamed) {
    return new MissingEnds(
        empty ? whyNothing(hasSource) : "",
        names(SourceTransformation.class, unnamed),
        names(SinkTransformation.class, unnamed));
  }

  private static String whyNothing(boolean hasSource) {
    return hasSource
        ? ": the program has no sink, so Flink leaves its steps out; write sinkTo(...)"
        : ": the program added nothing to the environment it was given; use the one passed in";
  }

  private static List<String> names(Class<?> kind, List<Transformation<?>> unnamed) {
    return unnamed.stream()
        .filter(kind::isInstance)
        .map(made -> "'%s'".formatted(made.getName()))
        .toList();
  }

  /** Returns what to throw where a job has sources, but none of that uid. */
  IllegalArgumentException source(String uid, Set<String> named) {
    return thrown("source", uid, named, sources, "fromSource(...)");
  }

  /** Returns what to throw where a job has sinks, but none of that uid. */
  IllegalArgumentException sink(String uid, Set<String> named) {
    return thrown("sink", uid, named, sinks, "sinkTo(...)");
  }

  private IllegalArgumentException thrown(
      String kind, String uid, Set<String> named, List<String> unnamed, String call) {
    return new IllegalArgumentException(
        "the job has no %s with the uid '%s'%s"
            .formatted(
                kind,
                uid,
                nothing.isEmpty() ? "; it has " + others(uid, named, unnamed, call) : nothing));
  }

  private static String others(String uid, Set<String> named, List<String> unnamed, String call) {
    if (!unnamed.isEmpty()) {
      return "%s %s without; write .uid(\"%s\") behind %s"
          .formatted(
              named.isEmpty() ? "none with a uid, but" : named + ", and",
              String.join(", ", unnamed),
              uid,
              call);
    }
    return named.isEmpty() ? "none; write %s.uid(\"%s\")".formatted(call, uid) : named.toString();
  }
}
