package dev.rtc.flink;

import dev.rtc.type.KeyType;
import org.apache.flink.api.java.functions.KeySelector;

/** Reads the key of a record in the form whose hash is the same on every JVM. */
record StableSelector<T>(KeySelector<T, Object> selector, KeyType<Object> keyType)
    implements KeySelector<T, Object> {

  @Override
  public Object getKey(T record) throws Exception {
    return keyType.wrap(selector.getKey(record));
  }
}
