package dev.rtc.testing;

import dev.rtc.type.Change;
import dev.rtc.type.Keyed;
import dev.rtc.type.WindowKey;
import dev.rtc.type.Windowed;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Says where a record belongs.
 *
 * @param key its key; null if it does not tell one
 * @param start the first instant of its window; null if it has none
 * @param end the first instant after its window; null if it has none
 */
record RecordPlace(@Nullable Object key, @Nullable Instant start, @Nullable Instant end) {

  static RecordPlace of(@Nullable Object record) {
    if (record instanceof Windowed<?, ?> windowed) {
      return new RecordPlace(windowed.key(), windowed.start(), windowed.end());
    } else if (record instanceof WindowKey<?> window) {
      return new RecordPlace(window.key(), window.start(), window.end());
    } else if (record instanceof Change<?, ?> change) {
      return ofKey(change.key());
    } else if (record instanceof Keyed<?, ?> keyed) {
      return ofKey(keyed.key());
    } else if (record instanceof Map.Entry<?, ?> entry) {
      return ofKey(entry.getKey());
    }
    return new RecordPlace(null, null, null);
  }

  private static RecordPlace ofKey(@Nullable Object key) {
    return key instanceof WindowKey<?> window ? of(window) : new RecordPlace(key, null, null);
  }

  boolean isKnown() {
    return key != null;
  }

  boolean isSame(RecordPlace other) {
    return isKnown()
        && Objects.deepEquals(key, other.key)
        && Objects.equals(start, other.start)
        && Objects.equals(end, other.end);
  }
}
