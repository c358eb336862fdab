package dev.rtc.type;

import java.io.Serializable;
import java.util.Objects;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * Says how a key travels through Flink, so that its hash, and with it the key group that savepoints
 * rest on, follows from its value alone.
 *
 * <p>{@code String}, {@link Text}, {@code Boolean}, {@code Byte}, {@code Short}, {@code Integer},
 * {@code Long} and {@code Character} have a hash that is specified: they travel as they are.
 * Everything else travels as a {@link StableKey}, hashed and compared by content:
 *
 * <ul>
 *   <li>an enum by the name of its constant; a record by its components in their order, whatever
 *       its own {@code equals} says; a record of a sealed interface by its simple name too;
 *   <li>arrays and lists by their length and elements; an {@code Optional} by whether there is a
 *       value, and the value;
 *   <li>{@code Float} and {@code Double}: all NaN are one key, and -0.0 is the key 0.0;
 *   <li>{@code BigDecimal} by its number: 1.0 and 1.00 are one key, which reads 1;
 *   <li>{@code ZonedDateTime} by instant and zone; the other times, {@code UUID} and {@code
 *       BigInteger} by their value.
 * </ul>
 *
 * <p>Where several values are one key, the key that steps get to see is always the same one of
 * them: +0.0, the NaN {@code 0x7fc00000} or {@code 0x7ff8000000000000L}, and the decimal without
 * trailing zeros. Sets, maps and types admitted from Flink can't be keys, and neither can a record
 * that holds one.
 *
 * @param <K> the key as users see it
 */
public final class KeyType<K> implements Serializable {

  private static final long serialVersionUID = 1L;

  private final DataType<K> type;
  private final transient ValueSerializer<Object> serializer;

  KeyType(DataType<K> type) {
    this.type = type;
    this.serializer = ValueSerializer.cast(type.serializer(false, new SerializerConfigImpl()));
  }

  private Object readResolve() {
    return new KeyType<>(type);
  }

  /** Returns the type of the key as users see it. */
  public DataType<K> type() {
    return type;
  }

  /** Says whether {@link #wrap} gives a {@link StableKey}; else it gives the key as it is. */
  public boolean wrapped() {
    return !type.plainKey();
  }

  /** Returns the type of what {@link #wrap} gives. */
  public TypeInformation<?> typeInformation() {
    return wrapped() ? new StableKeyInformation(type) : type.typeInformation();
  }

  /**
   * Returns the key as Flink gets it.
   *
   * @throws NullPointerException if the key is null
   */
  public Object wrap(K key) {
    Objects.requireNonNull(key, () -> "null as a key of type " + type.name());
    return wrapped() ? StableKey.ofCanonical(serializer.canonical(key), serializer) : key;
  }

  /** Returns the key as users see it, given what {@link #wrap} gave. */
  @SuppressWarnings("unchecked") // wrap took a K
  public K unwrap(Object key) {
    return (K) (key instanceof StableKey stable ? stable.value() : key);
  }
}
