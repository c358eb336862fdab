package dev.rtc.testing.upgrade;

import dev.rtc.Pipeline;
import dev.rtc.aggregate.Aggregations;
import dev.rtc.time.Lifetime;
import dev.rtc.time.Updates;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Is a small pipeline that has savepoints. */
public final class Sales {

  private Sales() {}

  /** Defines the pipeline. */
  public static Pipeline pipeline() {
    return Pipeline.define(
        "sales",
        p ->
            p.from("lines", Lines.source())
                .keyBy(Lines::key)
                .running(
                    "sum", Aggregations.summing(Lines::amount), Updates.each(), Lifetime.forever())
                .changes("changes")
                .map("text", Object::toString)
                .to("results", Lines.sink()));
  }

  /** Runs the pipeline over some lines, and returns where its savepoint is. */
  public static String savepoint(Path directory, String... lines) {
    return new Reality("hashmap", 2, directory)
        .run(pipeline()::addTo, List.of(lines), Optional.empty())
        .savepoint();
  }
}
