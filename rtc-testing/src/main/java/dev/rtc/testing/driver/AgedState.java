package dev.rtc.testing.driver;

import java.lang.reflect.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.runtime.state.internal.InternalKvState;
import org.apache.flink.runtime.state.ttl.TtlValue;
import org.apache.flink.util.clock.Clock;
import org.jspecify.annotations.Nullable;

/** Looks behind the time to live of state, so that reading it does not make it younger. */
final class AgedState {

  private static final Class<?> DECORATOR = decorator();
  private static final Field ORIGINAL = InternalField.of(DECORATOR, "original");
  private static final Field TIME_TO_LIVE = InternalField.of(DECORATOR, "ttl");

  private final Clock clock;

  AgedState(Clock clock) {
    this.clock = clock;
  }

  @SuppressWarnings("unchecked") // it has the namespaces of what it decorates
  InternalKvState<?, Object, ?> original(InternalKvState<?, Object, ?> state) {
    return DECORATOR.isInstance(state)
        ? (InternalKvState<?, Object, ?>) InternalField.get(ORIGINAL, state)
        : state;
  }

  /** Returns the value without its ages, or null if it has expired. */
  @Nullable Object young(InternalKvState<?, ?, ?> state, @Nullable Object value) {
    if (value == null || !DECORATOR.isInstance(state)) {
      return value;
    }
    long timeToLive = (Long) InternalField.get(TIME_TO_LIVE, state);
    return young(value, timeToLive);
  }

  private @Nullable Object young(Object value, long timeToLive) {
    if (value instanceof TtlValue<?> aged) {
      long expires = aged.getLastAccessTimestamp() + timeToLive;
      return expires <= clock.absoluteTimeMillis() ? null : aged.getUserValue();
    } else if (value instanceof List<?> list) {
      List<?> young =
          list.stream().map(each -> young(each, timeToLive)).filter(Objects::nonNull).toList();
      return young.isEmpty() ? null : young;
    }
    Map<Object, Object> young = new LinkedHashMap<>();
    ((Map<?, ?>) value)
        .forEach(
            (key, each) -> {
              Object kept = young(each, timeToLive);
              if (kept != null) {
                young.put(key, kept);
              }
            });
    return young.isEmpty() ? null : young;
  }

  private static Class<?> decorator() {
    String name = TtlValue.class.getPackageName() + ".AbstractTtlDecorator";
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw InternalField.otherFlink(name, e);
    }
  }
}
