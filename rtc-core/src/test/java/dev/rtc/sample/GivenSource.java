package dev.rtc.sample;

import dev.rtc.connector.SourceSpec;
import dev.rtc.type.DataType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;

/** Reads given records, or counts without end. */
public record GivenSource<T>(DataType<T> type, Boundedness boundedness, Source<T, ?, ?> source)
    implements SourceSpec<T> {

  /** The records stay in this JVM: Flink serializes sources. */
  private static final Map<String, List<?>> GIVEN = new ConcurrentHashMap<>();

  /** Returns a source of these records and no more. */
  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  public static <T> SourceSpec<T> of(DataType<T> type, T... records) {
    return slowly(RateLimiterStrategy.noOp(), type, records);
  }

  /** Returns a source of these records and no more, at a rate that also delays the end. */
  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  public static <T> SourceSpec<T> slowly(
      RateLimiterStrategy<?> rate, DataType<T> type, T... records) {
    String key = UUID.randomUUID().toString();
    GIVEN.put(key, List.of(records));
    return new GivenSource<>(
        type,
        Boundedness.BOUNDED,
        new DataGeneratorSource<>(
            index -> GivenSource.<T>given(key).get(index.intValue()),
            records.length,
            rate,
            type.typeInformation()));
  }

  @SuppressWarnings("unchecked") // only records of T were put under this key
  private static <T> List<T> given(String key) {
    return (List<T>) Objects.requireNonNull(GIVEN.get(key));
  }

  /** Returns a source of the numbers from zero on, that never ends. */
  public static SourceSpec<Long> endless(double perSecond) {
    return new GivenSource<>(
        DataType.LONG,
        Boundedness.CONTINUOUS_UNBOUNDED,
        new DataGeneratorSource<>(
            index -> index,
            Long.MAX_VALUE,
            RateLimiterStrategy.perSecond(perSecond),
            DataType.LONG.typeInformation()));
  }

  @Override
  public String describe() {
    return "given";
  }
}
