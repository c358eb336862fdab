package dev.rtc.operator;

import dev.rtc.connector.RecordCheck;
import dev.rtc.type.KeyType;
import org.apache.flink.api.java.functions.KeySelector;

/** Fails for a record whose key cannot be read, is null, or cannot travel. */
public final class KeyCheck implements RecordCheck<Object> {

  private static final long serialVersionUID = 1L;

  private final KeySelector<Object, Object> selector;
  private final KeyType<Object> keyType;
  private final WritableCheck writable;

  /**
   * Creates the check.
   *
   * @param selector the user's function
   * @param keyType how keys travel
   */
  public KeyCheck(KeySelector<Object, Object> selector, KeyType<Object> keyType) {
    this.selector = selector;
    this.keyType = keyType;
    this.writable = new WritableCheck(keyType.typeInformation());
  }

  @Override
  public void check(Object record) throws Exception {
    writable.check(keyType.wrap(selector.getKey(record)));
  }
}
