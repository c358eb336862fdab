package dev.rtc.testing.compare;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Is a record, or a key, that is compared as an assertion compares it: arrays by content. */
public record Content(@Nullable Object value) {

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Content that && Differences.same(value, that.value);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(new @Nullable Object[] {value});
  }

  @Override
  public String toString() {
    return Differences.show(value);
  }
}
