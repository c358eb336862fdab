package dev.rtc.benchmarks.wordcount;

import dev.rtc.benchmarks.measure.Timed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Judges whether all runs of all variants counted the same. */
final class Verdict {

  private Verdict() {}

  /**
   * Returns what is wrong, or nothing.
   *
   * @param timed the runs by variant; the first run of the first variant is the reference
   * @param distinct how many distinct words the text is known to have; null if unknown
   */
  static Optional<String> of(Map<String, List<Timed<Answer>>> timed, @Nullable Integer distinct) {
    Map.Entry<String, List<Timed<Answer>>> first = timed.entrySet().iterator().next();
    Answer reference = first.getValue().get(0).answer();
    if (distinct != null && reference.distinct() != distinct) {
      return Optional.of(
          "The text has %d distinct words, but '%s' found %d: the variant is wrong, or the text"
              .formatted(distinct, first.getKey(), reference.distinct()));
    }
    for (Map.Entry<String, List<Timed<Answer>>> variant : timed.entrySet()) {
      for (Timed<Answer> run : variant.getValue()) {
        if (!run.answer().equals(reference)) {
          return Optional.of(
              "The variants disagree: '%s' found %s, but '%s' found %s"
                  .formatted(first.getKey(), reference, variant.getKey(), run.answer()));
        }
      }
    }
    return Optional.empty();
  }
}
