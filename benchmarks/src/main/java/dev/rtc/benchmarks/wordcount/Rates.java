package dev.rtc.benchmarks.wordcount;

import dev.rtc.benchmarks.measure.Series;
import dev.rtc.benchmarks.measure.Timed;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** Turns run times into MB/s (millions of bytes) and words/s. */
final class Rates {

  private Rates() {}

  static List<Series> of(Map<String, List<Timed<Answer>>> timed, long bytes) {
    return Stream.concat(
            series(timed, "MB/s", answer -> bytes / 1e6), series(timed, "words/s", Answer::total))
        .toList();
  }

  private static Stream<Series> series(
      Map<String, List<Timed<Answer>>> timed, String unit, ToDoubleFunction<Answer> amount) {
    return timed.entrySet().stream()
        .map(
            variant ->
                new Series(
                    "wordcount",
                    variant.getKey(),
                    unit,
                    variant.getValue().stream()
                        .map(run -> amount.applyAsDouble(run.answer()) / run.seconds())
                        .toList()));
  }
}
