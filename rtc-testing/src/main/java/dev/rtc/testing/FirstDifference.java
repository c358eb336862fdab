package dev.rtc.testing;

import dev.rtc.testing.compare.Differences;
import dev.rtc.testing.compare.FieldComparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Tells of the first record that is missing, or extra, what helps to find out why. */
final class FirstDifference {

  private final List<String> rows = new ArrayList<>();

  /**
   * Returns the text; empty if there is nothing to tell beyond the record itself.
   *
   * @param missing what did not come
   * @param extra what came and should not have
   * @param watermark where the watermark of the output stands; empty if it is not known
   */
  static String text(List<?> missing, List<? extends Collected<?>> extra, OptionalLong watermark) {
    FirstDifference first = new FirstDifference();
    if (!missing.isEmpty()) {
      first.missing(missing.get(0), extra, watermark);
      return first.titled("the first missing record");
    } else if (!extra.isEmpty()) {
      first.place(extra.get(0).record());
      first.came("came", extra.get(0));
      return first.titled("the first extra record");
    }
    return "";
  }

  /** Returns what helps where one record stands in the place of another. */
  static String instead(@Nullable Object expected, Collected<?> found) {
    FirstDifference first = new FirstDifference();
    first.place(expected);
    FieldComparison.of(expected, found.record()).ifPresent(first::fields);
    first.came("found came", found);
    return first.titled("that record");
  }

  private void missing(
      @Nullable Object record, List<? extends Collected<?>> extra, OptionalLong watermark) {
    place(record);
    watermark.ifPresent(
        millis -> row("watermark", Watermarks.show(millis) + ", at the output, now"));
    nearest(record, extra)
        .ifPresentOrElse(found -> nearest(record, found), () -> waitsFor(watermark));
  }

  private void waitsFor(OptionalLong watermark) {
    if (watermark.isPresent() && watermark.getAsLong() != Long.MAX_VALUE) {
      row("", "what waits for a later one comes with it, or with test.end()");
    }
  }

  private void nearest(@Nullable Object record, Collected<?> found) {
    row("nearest", Differences.show(found.record()));
    FieldComparison.of(record, found.record()).ifPresent(this::fields);
    came("", found);
  }

  private void fields(FieldComparison fields) {
    fields.differing().forEach(field -> row("", field.toString()));
  }

  private void place(@Nullable Object record) {
    RecordPlace place = RecordPlace.of(record);
    if (place.isKnown()) {
      row("key", Differences.show(place.key()));
    }
    if (place.start() != null) {
      row("window", place.start() + " to " + place.end());
    }
  }

  private void came(String title, Collected<?> found) {
    if (found.watermark() != Long.MIN_VALUE || found.timestamp() != null) {
      row(
          title,
          "%sat watermark %s from subtask %d"
              .formatted(
                  title.isEmpty() ? "came " : "",
                  Watermarks.show(found.watermark()),
                  found.writer()));
    }
  }

  private void row(String title, String text) {
    rows.add("    %-11s%s".formatted(title, text));
  }

  private String titled(String title) {
    return rows.isEmpty() ? "" : "\n  " + title + "\n" + String.join("\n", rows);
  }

  /** Finds the extra record that has most in common with one that is missing: its key first. */
  private static Optional<Collected<?>> nearest(
      @Nullable Object missing, List<? extends Collected<?>> extra) {
    Optional<Collected<?>> nearest = Optional.empty();
    int most = 0;
    for (Collected<?> candidate : extra) {
      int common = common(missing, candidate.record());
      if (common > most) {
        most = common;
        nearest = Optional.of(candidate);
      }
    }
    return nearest;
  }

  private static int common(@Nullable Object missing, @Nullable Object candidate) {
    int same = RecordPlace.of(missing).isSame(RecordPlace.of(candidate)) ? 1 << 16 : 0;
    return FieldComparison.of(missing, candidate).map(fields -> same + fields.equal()).orElse(0);
  }
}
