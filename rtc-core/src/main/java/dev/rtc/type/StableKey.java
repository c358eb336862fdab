package dev.rtc.type;

import org.jspecify.annotations.Nullable;

/**
 * Carries a key with a hash that follows from its value alone, on every JVM.
 *
 * <p>Flink assigns a key to a key group by its {@code hashCode()}, and savepoints rest on that. Yet
 * enums and arrays hash by identity, and how a record combines its components is left open by the
 * language. So rtc hashes such keys itself, by content, and compares them by content too, whatever
 * their own {@code equals} says. {@link KeyType} describes the hash.
 */
public final class StableKey {

  private final Object value;
  private final int hash;
  private final ValueSerializer<Object> serializer;

  private StableKey(Object value, int hash, ValueSerializer<Object> serializer) {
    this.value = value;
    this.hash = hash;
    this.serializer = serializer;
  }

  static StableKey ofCanonical(Object value, ValueSerializer<Object> serializer) {
    int hash = StableHash.fold(StableHash.mix(0, serializer.hash(value)));
    return new StableKey(value, hash, serializer);
  }

  Object value() {
    return value;
  }

  /** Says whether the other object is a key of the same content. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof StableKey that
        && hash == that.hash
        && (value == that.value || sameContent(that));
  }

  private boolean sameContent(StableKey that) {
    try {
      return serializer.same(value, that.value);
    } catch (ClassCastException otherType) {
      return false;
    }
  }

  /** Returns the stable hash. */
  @Override
  public int hashCode() {
    return hash;
  }

  /** Returns the value's own text. */
  @Override
  public String toString() {
    return value.toString();
  }
}
