package dev.rtc.testing;

import dev.rtc.testing.compare.Differences;
import dev.rtc.testing.driver.KeyedEntry;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.jspecify.annotations.Nullable;

/**
 * Is what a state holds for one key.
 *
 * @param key the key
 * @param window the window it is of; null if the state is not one of windows
 * @param value the value: a list for list state, a map for map state, the accumulator of an
 *     aggregation
 */
public record StateEntry(Object key, @Nullable TimeWindow window, Object value) {

  static StateEntry of(KeyedEntry entry, Keys keys) {
    return new StateEntry(keys.plain(entry.key()), window(entry.namespace()), entry.value());
  }

  static @Nullable TimeWindow window(@Nullable Object namespace) {
    return namespace instanceof TimeWindow window ? window : null;
  }

  @Override
  public String toString() {
    return text(Differences.show(value));
  }

  /** Returns all of it as text, in which the value is told from another that looks like it. */
  String besides(Object other) {
    return text(Differences.show(value, other));
  }

  private String text(String shown) {
    return "%s%s = %s".formatted(Differences.show(key), text(window), shown);
  }

  static String text(@Nullable TimeWindow window) {
    return window == null
        ? ""
        : " in %s to %s"
            .formatted(Watermarks.show(window.getStart()), Watermarks.show(window.getEnd()));
  }
}
