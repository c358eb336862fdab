package dev.rtc.connector.generate;

import dev.rtc.type.DataType;
import dev.rtc.type.TypeInference;

/**
 * Creates sources of records that are made up.
 *
 * <p>A record follows from its number alone. The numbers count from zero, without end unless {@link
 * Generated#limit} says where, and as fast as they are taken unless {@link Generated#rate} says how
 * fast. After a failure each record takes effect exactly once.
 */
public final class Generate {

  private Generate() {}

  /**
   * Gives the numbers of a range, each once.
   *
   * @param from the first
   * @param to the last; not below the first
   */
  public static Generated<Long> sequence(long from, long to) {
    return Generated.endless(DataType.LONG, new Making.OfRange(from, to)).limit(to - from + 1);
  }

  /**
   * Makes a record of each number.
   *
   * @param function makes the record; where its type cannot be read from the function, the overload
   *     with a {@link DataType} is the one to use
   */
  public static <T> Generated<T> of(ByNumber<T> function) {
    return of(TypeInference.result(function, ByNumber.class, 0), function);
  }

  /**
   * Makes a record of the type given of each number.
   *
   * @param type the type of the records
   * @param function makes the record
   */
  public static <T> Generated<T> of(DataType<T> type, ByNumber<T> function) {
    return Generated.endless(type, new Making.OfNumber<>(function));
  }

  /**
   * Makes a record of each number and the instant at which it happens.
   *
   * @param timeline states when records happen, and how untidily they come
   * @param function makes the record; what it makes of {@link Tick#at} is what an {@code EventTime}
   *     then reads
   */
  public static <T> Generated<T> events(Timeline timeline, ByTick<T> function) {
    return events(timeline, TypeInference.result(function, ByTick.class, 0), function);
  }

  /**
   * Makes a record of the type given of each number and the instant at which it happens.
   *
   * @param timeline states when records happen, and how untidily they come
   * @param type the type of the records
   * @param function makes the record
   */
  public static <T> Generated<T> events(Timeline timeline, DataType<T> type, ByTick<T> function) {
    return Generated.endless(type, new Making.OfTick<>(timeline, function));
  }
}
