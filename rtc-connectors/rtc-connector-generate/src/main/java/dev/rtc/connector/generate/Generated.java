package dev.rtc.connector.generate;

import dev.rtc.connector.Problems;
import dev.rtc.connector.SourceSpec;
import dev.rtc.type.DataType;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.jspecify.annotations.Nullable;

/**
 * Describes records that are made up: without end and as fast as they are taken, unless told
 * otherwise.
 *
 * @param <T> the records
 */
public final class Generated<T> implements SourceSpec<T> {

  static final int PARTITIONS = 16;
  private static final int MOST_PARTITIONS = 1 << 15;

  private final DataType<T> type;
  private final Making<T> making;
  private final OptionalLong limit;
  private final Optional<Rate> rate;
  private final int partitions;

  private Generated(
      DataType<T> type, Making<T> making, OptionalLong limit, Optional<Rate> rate, int partitions) {
    this.type = type;
    this.making = making;
    this.limit = limit;
    this.rate = rate;
    this.partitions = partitions;
  }

  static <T> Generated<T> endless(DataType<T> type, Making<T> making) {
    return new Generated<>(type, making, OptionalLong.empty(), Optional.empty(), PARTITIONS);
  }

  /**
   * Ends the flow after that many records; repetitions are not counted. It must not change for the
   * life of a pipeline's state.
   *
   * @param records how many records, one or more
   */
  public Generated<T> limit(long records) {
    return new Generated<>(type, making, OptionalLong.of(records), rate, partitions);
  }

  /**
   * Makes records no faster than that, all readers together: evenly, one by one, in bursts of about
   * a millisecond. A run that is held up for more than a second does not make up for it.
   *
   * @param records how many records, one or more
   * @param per in how much time, such as {@code Duration.ofSeconds(1)}
   */
  public Generated<T> rate(long records, Duration per) {
    return new Generated<>(type, making, limit, Optional.of(new Rate(records, per)), partitions);
  }

  /**
   * Spreads the records over that many partitions, 16 unless set: as many readers can work at once.
   * With one partition all records come in the order of their numbers.
   *
   * @param partitions how many, from 1 to 32,768
   */
  public Generated<T> partitions(int partitions) {
    return new Generated<>(type, making, limit, rate, partitions);
  }

  @Override
  public String describe() {
    return making.describe()
        + rate.map(pace -> ", " + pace).orElse("")
        + (limit.isPresent() && making.isCounted()
            ? String.format(Locale.ROOT, ", %,d of them", limit.getAsLong())
            : "");
  }

  @Override
  public DataType<T> type() {
    return type;
  }

  @Override
  public Boundedness boundedness() {
    return limit.isPresent() ? Boundedness.BOUNDED : Boundedness.CONTINUOUS_UNBOUNDED;
  }

  @Override
  public OptionalInt partitions() {
    return OptionalInt.of(partitions);
  }

  @Override
  public List<Serializable> functions() {
    return making.functions();
  }

  @Override
  public Source<T, ?, ?> source() {
    return new GeneratedSource<>(
        making.recipe(type), limit.orElse(Long.MAX_VALUE), boundedness(), rate, partitions);
  }

  @Override
  public void validate(Problems problems) {
    making.validate(partitions, problems);
    if (limit.isPresent() && making.isCounted() && limit.getAsLong() < 1) {
      problems.report(
          "RTC-431",
          "limit(%d) makes no record".formatted(limit.getAsLong()),
          "write 1 or more, such as .limit(1_000)");
    }
    if (partitions < 1 || partitions > MOST_PARTITIONS) {
      problems.report(
          "RTC-431",
          "a generator of %d partitions".formatted(partitions),
          "write from 1 to %d, such as .partitions(16)".formatted(MOST_PARTITIONS));
    }
    rate.filter(pace -> !pace.isPossible()).ifPresent(pace -> reportRate(pace, problems));
  }

  private static void reportRate(Rate rate, Problems problems) {
    problems.report(
        "RTC-432",
        "a rate of " + rate,
        "write how many records, one or more, come in how much time, such as .rate(1_000,"
            + " Duration.ofSeconds(1))");
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Generated<?> that
        && type.equals(that.type)
        && making.equals(that.making)
        && limit.equals(that.limit)
        && rate.equals(that.rate)
        && partitions == that.partitions;
  }

  @Override
  public int hashCode() {
    return Objects.hash(type, making, limit, rate, partitions);
  }

  @Override
  public String toString() {
    return describe();
  }
}
