package dev.rtc.type;

import java.io.Serializable;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * Says how a key travels through Flink.
 *
 * @param <K> the key as users see it
 */
public final class KeyType<K> implements Serializable {

  private static final long serialVersionUID = 1L;

  KeyType() {}

  /** Says whether {@link #wrap} gives a {@link StableKey}; else it gives the key as it is. */
  public boolean wrapped() {
    throw new UnsupportedOperationException("not yet");
  }

  /** Returns the type of what {@link #wrap} gives. */
  public TypeInformation<?> typeInformation() {
    throw new UnsupportedOperationException("not yet");
  }

  /** Returns the key as Flink gets it. */
  public Object wrap(K value) {
    throw new UnsupportedOperationException("not yet");
  }

  /** Returns the key as users see it. */
  public K unwrap(Object key) {
    throw new UnsupportedOperationException("not yet");
  }
}
