package dev.rtc.type;

import java.io.Serializable;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** Stub. */
public final class DataType<T> implements Serializable {

  private static final long serialVersionUID = 1L;

  public static final DataType<String> STRING = todo();
  public static final DataType<Text> TEXT = todo();
  public static final DataType<Boolean> BOOLEAN = todo();
  public static final DataType<Byte> BYTE = todo();
  public static final DataType<Short> SHORT = todo();
  public static final DataType<Integer> INTEGER = todo();
  public static final DataType<Long> LONG = todo();
  public static final DataType<Character> CHARACTER = todo();
  public static final DataType<Float> FLOAT = todo();
  public static final DataType<Double> DOUBLE = todo();
  public static final DataType<byte[]> BYTES = todo();
  public static final DataType<BigDecimal> BIG_DECIMAL = todo();
  public static final DataType<BigInteger> BIG_INTEGER = todo();
  public static final DataType<Instant> INSTANT = todo();
  public static final DataType<LocalDate> LOCAL_DATE = todo();
  public static final DataType<LocalTime> LOCAL_TIME = todo();
  public static final DataType<LocalDateTime> LOCAL_DATE_TIME = todo();
  public static final DataType<ZonedDateTime> ZONED_DATE_TIME = todo();
  public static final DataType<OffsetDateTime> OFFSET_DATE_TIME = todo();
  public static final DataType<Duration> DURATION = todo();
  public static final DataType<UUID> UUID = todo();

  private static <T> DataType<T> todo() {
    return new DataType<>();
  }

  private DataType() {}

  public static <T> DataType<T> of(Class<T> type) {
    return todo();
  }

  public static DataType<?> reflect(Type type) {
    return todo();
  }

  public static <E> DataType<List<E>> list(DataType<E> element) {
    return todo();
  }

  public static <E> DataType<Set<E>> set(DataType<E> element) {
    return todo();
  }

  public static <K, V> DataType<Map<K, V>> map(DataType<K> key, DataType<V> value) {
    return todo();
  }

  public static <E> DataType<Optional<E>> optional(DataType<E> value) {
    return todo();
  }

  public static <E> DataType<E[]> array(DataType<E> element) {
    return todo();
  }

  public static <K, V> DataType<Keyed<K, V>> keyed(DataType<K> key, DataType<V> value) {
    return todo();
  }

  public static <K, V> DataType<Windowed<K, V>> windowed(DataType<K> key, DataType<V> value) {
    return todo();
  }

  public static <K, V> DataType<Change<K, V>> change(DataType<K> key, DataType<V> value) {
    return todo();
  }

  public static DataType<Object[]> tuple(List<? extends DataType<?>> elements) {
    return todo();
  }

  public static <T> DataType<T> flink(TypeInformation<T> information) {
    return todo();
  }

  public String name() {
    throw new UnsupportedOperationException("not yet");
  }

  public Class<T> rawClass() {
    throw new UnsupportedOperationException("not yet");
  }

  public List<Column> columns() {
    throw new UnsupportedOperationException("not yet");
  }

  public List<TypeProblem> problems() {
    throw new UnsupportedOperationException("not yet");
  }

  public List<TypeProblem> keyProblems() {
    throw new UnsupportedOperationException("not yet");
  }

  public TypeInformation<T> typeInformation() {
    throw new UnsupportedOperationException("not yet");
  }

  public TypeInformation<T> accumulator() {
    throw new UnsupportedOperationException("not yet");
  }

  public KeyType<T> key() {
    throw new UnsupportedOperationException("not yet");
  }
}
