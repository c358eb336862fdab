package dev.rtc.testing.compare;

import dev.rtc.type.Change;
import dev.rtc.type.Keyed;
import dev.rtc.type.Windowed;
import org.jspecify.annotations.Nullable;

/** Finds the key of a record whose type says that it has one. For the test kit, not for tests. */
public final class RecordKey {

  private RecordKey() {}

  /** Returns the key, or null if there is none; a correction of a window has the window in its. */
  public static @Nullable Object of(Object record) {
    if (record instanceof Keyed<?, ?> keyed) {
      return keyed.key();
    } else if (record instanceof Windowed<?, ?> windowed) {
      return windowed.key();
    }
    return record instanceof Change<?, ?> change ? change.key() : null;
  }
}
