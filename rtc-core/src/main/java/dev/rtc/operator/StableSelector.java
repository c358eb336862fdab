package dev.rtc.operator;

import dev.rtc.type.KeyType;
import org.apache.flink.api.java.functions.KeySelector;

/**
 * Reads the key of a record in the form whose hash is the same on every JVM.
 *
 * @param origin the step that is keyed
 * @param selector the user's function
 * @param keyType how keys travel
 * @param <T> the records
 */
public record StableSelector<T>(
    StepOrigin origin, KeySelector<T, Object> selector, KeyType<Object> keyType)
    implements KeySelector<T, Object> {

  @Override
  public Object getKey(T record) throws Exception {
    try {
      return keyType.wrap(selector.getKey(record));
    } catch (Exception e) {
      throw StepFailedException.of(origin, record, e);
    }
  }
}
