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
import java.util.stream.Collectors;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.jspecify.annotations.Nullable;

/**
 * Describes a type that surely has a fast serializer, or says with the path of every field why it
 * hasn't: see {@link #problems()}. Creating one never throws.
 *
 * <p>A value is immutable and serializable, and equals every other that describes the same type.
 *
 * <p>Components of records may be null, unless they are primitive. Nothing else may: neither a
 * record itself, nor an element of a list, set or array, nor a key or value of a map; the
 * serializer throws a {@code NullPointerException} that names the type.
 *
 * @param <T> the Java type
 */
public final class DataType<T> implements Serializable {

  private static final long serialVersionUID = 1L;

  /** Describes {@code String}. */
  public static final DataType<String> STRING = scalar(Scalars.STRING);

  /** Describes {@link Text}. */
  public static final DataType<Text> TEXT = scalar(Scalars.TEXT);

  /** Describes {@code Boolean}. */
  public static final DataType<Boolean> BOOLEAN = scalar(Scalars.BOOLEAN);

  /** Describes {@code Byte}. */
  public static final DataType<Byte> BYTE = scalar(Scalars.BYTE);

  /** Describes {@code Short}. */
  public static final DataType<Short> SHORT = scalar(Scalars.SHORT);

  /** Describes {@code Integer}. */
  public static final DataType<Integer> INTEGER = scalar(Scalars.INTEGER);

  /** Describes {@code Long}. */
  public static final DataType<Long> LONG = scalar(Scalars.LONG);

  /** Describes {@code Character}. */
  public static final DataType<Character> CHARACTER = scalar(Scalars.CHARACTER);

  /** Describes {@code Float}. */
  public static final DataType<Float> FLOAT = scalar(Scalars.FLOAT);

  /** Describes {@code Double}. */
  public static final DataType<Double> DOUBLE = scalar(Scalars.DOUBLE);

  /** Describes {@code byte[]}. */
  public static final DataType<byte[]> BYTES = scalar(PrimitiveArrays.BYTES);

  /** Describes {@code BigDecimal}. */
  public static final DataType<BigDecimal> BIG_DECIMAL = scalar(Scalars.BIG_DECIMAL);

  /** Describes {@code BigInteger}. */
  public static final DataType<BigInteger> BIG_INTEGER = scalar(Scalars.BIG_INTEGER);

  /** Describes {@code Instant}. */
  public static final DataType<Instant> INSTANT = scalar(TimeScalars.INSTANT);

  /** Describes {@code LocalDate}. */
  public static final DataType<LocalDate> LOCAL_DATE = scalar(TimeScalars.LOCAL_DATE);

  /** Describes {@code LocalTime}. */
  public static final DataType<LocalTime> LOCAL_TIME = scalar(TimeScalars.LOCAL_TIME);

  /** Describes {@code LocalDateTime}. */
  public static final DataType<LocalDateTime> LOCAL_DATE_TIME = scalar(TimeScalars.LOCAL_DATE_TIME);

  /** Describes {@code ZonedDateTime}; instant and zone are kept. */
  public static final DataType<ZonedDateTime> ZONED_DATE_TIME = scalar(TimeScalars.ZONED_DATE_TIME);

  /** Describes {@code OffsetDateTime}. */
  public static final DataType<OffsetDateTime> OFFSET_DATE_TIME =
      scalar(TimeScalars.OFFSET_DATE_TIME);

  /** Describes {@code Duration}. */
  public static final DataType<Duration> DURATION = scalar(TimeScalars.DURATION);

  /** Describes {@code UUID}. */
  public static final DataType<UUID> UUID = scalar(Scalars.UUID);

  private final Shape<T> shape;

  DataType(Shape<T> shape) {
    this.shape = shape;
  }

  private static <T> DataType<T> scalar(Scalar<T> scalar) {
    return new DataType<>(new ScalarShape<>(scalar));
  }

  /**
   * Describes a class: a record, an enum, a sealed interface of records, an array, or one of the
   * classes that have a constant here. A primitive class gives the type of its box.
   */
  @SuppressWarnings("unchecked") // what is reflected from a Class<T> describes T
  public static <T> DataType<T> of(Class<T> type) {
    return (DataType<T>) reflect(type);
  }

  /**
   * Describes what reflection knows as a type, such as {@code RecordComponent.getGenericType()}.
   */
  public static DataType<?> reflect(Type type) {
    return new TypeReflection().describe(type, Map.of());
  }

  /** Describes a list; a fact's list is read as an unmodifiable one. */
  public static <E> DataType<List<E>> list(DataType<E> element) {
    return new DataType<>(new ListShape<>(element));
  }

  /** Describes a set; order is kept, and a fact's set is read as an unmodifiable one. */
  public static <E> DataType<Set<E>> set(DataType<E> element) {
    return new DataType<>(new SetShape<>(element));
  }

  /** Describes a map; order is kept, and a fact's map is read as an unmodifiable one. */
  public static <K, V> DataType<Map<K, V>> map(DataType<K> key, DataType<V> value) {
    return new DataType<>(new MapShape<>(key, value));
  }

  /** Describes a value that may be missing. */
  public static <E> DataType<Optional<E>> optional(DataType<E> value) {
    return new DataType<>(new OptionalShape<>(value));
  }

  /** Describes an array of objects; arrays of primitives are described by {@link #of}. */
  public static <E> DataType<E[]> array(DataType<E> element) {
    return new DataType<>(new ArrayShape<>(element));
  }

  /** Describes a value with its key. */
  public static <K, V> DataType<Keyed<K, V>> keyed(DataType<K> key, DataType<V> value) {
    return generic(Keyed.class, key, value);
  }

  /** Describes a value with its key and window. */
  public static <K, V> DataType<Windowed<K, V>> windowed(DataType<K> key, DataType<V> value) {
    return generic(Windowed.class, key, value);
  }

  /** Describes a change of a row. */
  public static <K, V> DataType<Change<K, V>> change(DataType<K> key, DataType<V> value) {
    return generic(Change.class, key, value);
  }

  /** Describes the key of a window's row. */
  public static <K> DataType<WindowKey<K>> windowKey(DataType<K> key) {
    return generic(WindowKey.class, key);
  }

  /** Describes the key of a ranked row. */
  public static <K> DataType<Ranked<K>> ranked(DataType<K> key) {
    return generic(Ranked.class, key);
  }

  /** Describes a generic record, given what stands between its angle brackets. */
  @SuppressWarnings("unchecked") // the callers pass the arguments that make R from the class
  public static <R> DataType<R> generic(Class<?> generic, DataType<?>... arguments) {
    return (DataType<R>) new TypeReflection().describe(generic, List.of(arguments));
  }

  /**
   * Describes an array with a value of its own type at every index, as accumulators use it; each
   * may be null.
   */
  public static DataType<Object[]> tuple(List<? extends DataType<?>> elements) {
    return new DataType<>(new TupleShape(List.copyOf(elements)));
  }

  /**
   * Admits a type that Flink has a serializer for: Avro, Protobuf, a POJO. Has a problem if Flink
   * would use Kryo for any part of it. What rtc describes itself stays rtc's, fit for keys: its own
   * information, and that of Flink for strings, numbers, dates and times.
   */
  public static <T> DataType<T> flink(TypeInformation<T> information) {
    if (information instanceof DataTypeInformation<T> own) {
      return own.type();
    }
    return AdmittedShape.isForeign(information)
        ? new DataType<>(new AdmittedShape<>(information))
        : of(information.getTypeClass());
  }

  /** Returns the type as one would write it in Java: {@code Keyed<Text, Long>}. */
  public String name() {
    return shape.name();
  }

  /** Returns the class without type arguments; a primitive's box. */
  public Class<T> rawClass() {
    return shape.rawClass();
  }

  /** Returns a record's components in their order; of any other type, nothing. */
  public List<Column> columns() {
    return shape.columns();
  }

  /** Returns what a list, set or array of objects holds; of any other type, nothing. */
  public Optional<DataType<?>> element() {
    return Optional.ofNullable(shape.element());
  }

  /** Returns the records that a sealed interface permits; of any other type, nothing. */
  public List<DataType<?>> permitted() {
    return shape.permitted();
  }

  /** Returns everything that keeps this type from having a serializer. */
  public List<TypeProblem> problems() {
    return problemsUnder(name());
  }

  /** Returns everything besides {@link #problems()} that keeps this type from being a key. */
  public List<TypeProblem> keyProblems() {
    return keyProblemsUnder(name());
  }

  /**
   * Returns what Flink needs to carry facts of this type; {@code copy} returns the very same value,
   * because facts never change.
   *
   * @throws IllegalStateException if there are {@link #problems()}; it names them all
   */
  public TypeInformation<T> typeInformation() {
    refuse(problems());
    return new DataTypeInformation<>(this, false);
  }

  /**
   * Returns what Flink needs to hold accumulators of this type, which are changed in place: the
   * same bytes as for facts, but copies are deep, and collections are modifiable.
   *
   * @throws IllegalStateException if there are {@link #problems()}; it names them all
   */
  public TypeInformation<T> accumulator() {
    refuse(problems());
    return new DataTypeInformation<>(this, true);
  }

  /**
   * Returns how a value of this type travels as a key.
   *
   * @throws IllegalStateException if there are {@link #problems()} or {@link #keyProblems()}
   */
  public KeyType<T> key() {
    refuse(problems());
    refuse(keyProblems());
    return new KeyType<>(this);
  }

  /**
   * Describes a value of this type as {@link KeyType#wrap} gives it: equal, with one hash, exactly
   * where keys are the same. Has the {@link #problems()} and {@link #keyProblems()} of this type.
   */
  public DataType<Object> asKey() {
    return new DataType<>(new KeyShape(this));
  }

  /**
   * Returns this type, or one with a problem if its values hold an array and so may be unequal
   * although they hold the same.
   */
  public DataType<T> comparedByEquals() {
    return Equality.required(this);
  }

  private void refuse(List<TypeProblem> problems) {
    if (!problems.isEmpty()) {
      throw new IllegalStateException(
          problems.stream().map(TypeProblem::toString).collect(Collectors.joining("\n")));
    }
  }

  ValueSerializer<T> serializer(boolean accumulates, SerializerConfig config) {
    return shape.serializer(accumulates, config);
  }

  /**
   * Returns what stands between the angle brackets: the element of a list, key and value of a map,
   * the arguments of a generic record; of any other type, nothing.
   */
  public List<DataType<?>> arguments() {
    return shape.arguments();
  }

  boolean plainKey() {
    return shape.plainKey();
  }

  List<TypeProblem> relativeProblems() {
    return shape.problems();
  }

  List<TypeProblem> relativeKeyProblems() {
    return shape.keyProblems();
  }

  List<TypeProblem> problemsUnder(String step) {
    return shape.problems().stream().map(problem -> problem.under(step)).toList();
  }

  List<TypeProblem> keyProblemsUnder(String step) {
    return shape.keyProblems().stream().map(problem -> problem.under(step)).toList();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DataType<?> that && shape.equals(that.shape);
  }

  @Override
  public int hashCode() {
    return shape.hashCode();
  }

  /** Returns {@link #name()}. */
  @Override
  public String toString() {
    return name();
  }
}
