package dev.rtc.benchmarks.operator;

import dev.rtc.operator.StableSelector;
import dev.rtc.operator.StepOrigin;
import dev.rtc.type.DataType;
import dev.rtc.type.KeyType;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.functions.KeySelector;

/** Keys records by a string as a translated pipeline does. */
final class StringKey {

  @SuppressWarnings("unchecked") // selectors of a translated pipeline give objects
  static final TypeInformation<Object> TYPE =
      (TypeInformation<Object>) DataType.STRING.key().typeInformation();

  private StringKey() {}

  @SuppressWarnings("unchecked") // a string travels as it is
  static <T> KeySelector<T, Object> selector(StepOrigin origin, KeySelector<T, Object> key) {
    KeyType<?> type = DataType.STRING.key();
    return new StableSelector<>(origin, key, (KeyType<Object>) type);
  }
}
