package dev.rtc.aggregate;

import dev.rtc.type.DataType;
import dev.rtc.type.TypeInference;
import java.util.List;

/** Creates the built-in aggregations. */
public final class Aggregations {

  private Aggregations() {}

  /** Counts values. */
  public static <T> Aggregation<T, ?, Long> counting() {
    return new Counting<>();
  }

  /**
   * Sums whole numbers exactly; a sum beyond 64 bits throws {@link ArithmeticException}, it never
   * wraps around.
   */
  public static <T> Aggregation<T, ?, Long> summing(LongField<? super T> field) {
    return new Summing<>(field);
  }

  /**
   * Sums doubles with Neumaier's compensation. The order of addition may show in the last digit;
   * NaN and infinities follow IEEE 754.
   */
  public static <T> Aggregation<T, ?, Double> summingDouble(DoubleField<? super T> field) {
    return new SummingDouble<>(field);
  }

  /** Averages numbers, summed with Neumaier's compensation; NaN if there are none. */
  public static <T> Aggregation<T, ?, Double> averaging(DoubleField<? super T> field) {
    return new Averaging<>(field);
  }

  /** Keeps the smallest value of a field. */
  public static <T, V extends Comparable<? super V>> Aggregation<T, ?, V> minimum(
      Field<? super T, V> field) {
    return minimum(typeOf(field), field);
  }

  /** Keeps the smallest value of a field of the type given. */
  public static <T, V extends Comparable<? super V>> Aggregation<T, ?, V> minimum(
      DataType<V> type, Field<? super T, V> field) {
    return new Extreme<T, V>(type, field, false);
  }

  /** Keeps the largest value of a field. */
  public static <T, V extends Comparable<? super V>> Aggregation<T, ?, V> maximum(
      Field<? super T, V> field) {
    return maximum(typeOf(field), field);
  }

  /** Keeps the largest value of a field of the type given. */
  public static <T, V extends Comparable<? super V>> Aggregation<T, ?, V> maximum(
      DataType<V> type, Field<? super T, V> field) {
    return new Extreme<T, V>(type, field, true);
  }

  /** Runs two aggregations at once and puts their results into one, such as a record. */
  public static <T, R1, R2, R> Aggregation<T, ?, R> allOf(
      Aggregation<? super T, ?, R1> first,
      Aggregation<? super T, ?, R2> second,
      Combiner2<? super R1, ? super R2, R> combiner) {
    return allOf(TypeInference.result(combiner, Combiner2.class, 2), first, second, combiner);
  }

  /** Runs two aggregations at once and puts their results into one of the type given. */
  @SuppressWarnings("unchecked") // results come in the order of their aggregations
  public static <T, R1, R2, R> Aggregation<T, ?, R> allOf(
      DataType<R> type,
      Aggregation<? super T, ?, R1> first,
      Aggregation<? super T, ?, R2> second,
      Combiner2<? super R1, ? super R2, R> combiner) {
    return new Together<T, R>(
        List.of(first, second), type, r -> combiner.combine((R1) r[0], (R2) r[1]));
  }

  /** Runs three aggregations at once and puts their results into one, such as a record. */
  public static <T, R1, R2, R3, R> Aggregation<T, ?, R> allOf(
      Aggregation<? super T, ?, R1> first,
      Aggregation<? super T, ?, R2> second,
      Aggregation<? super T, ?, R3> third,
      Combiner3<? super R1, ? super R2, ? super R3, R> combiner) {
    DataType<R> type = TypeInference.result(combiner, Combiner3.class, 3);
    return allOf(type, first, second, third, combiner);
  }

  /** Runs three aggregations at once and puts their results into one of the type given. */
  @SuppressWarnings("unchecked") // results come in the order of their aggregations
  public static <T, R1, R2, R3, R> Aggregation<T, ?, R> allOf(
      DataType<R> type,
      Aggregation<? super T, ?, R1> first,
      Aggregation<? super T, ?, R2> second,
      Aggregation<? super T, ?, R3> third,
      Combiner3<? super R1, ? super R2, ? super R3, R> combiner) {
    return new Together<T, R>(
        List.of(first, second, third),
        type,
        r -> combiner.combine((R1) r[0], (R2) r[1], (R3) r[2]));
  }

  /** Runs four aggregations at once and puts their results into one, such as a record. */
  public static <T, R1, R2, R3, R4, R> Aggregation<T, ?, R> allOf(
      Aggregation<? super T, ?, R1> first,
      Aggregation<? super T, ?, R2> second,
      Aggregation<? super T, ?, R3> third,
      Aggregation<? super T, ?, R4> fourth,
      Combiner4<? super R1, ? super R2, ? super R3, ? super R4, R> combiner) {
    DataType<R> type = TypeInference.result(combiner, Combiner4.class, 4);
    return allOf(type, first, second, third, fourth, combiner);
  }

  /** Runs four aggregations at once and puts their results into one of the type given. */
  @SuppressWarnings("unchecked") // results come in the order of their aggregations
  public static <T, R1, R2, R3, R4, R> Aggregation<T, ?, R> allOf(
      DataType<R> type,
      Aggregation<? super T, ?, R1> first,
      Aggregation<? super T, ?, R2> second,
      Aggregation<? super T, ?, R3> third,
      Aggregation<? super T, ?, R4> fourth,
      Combiner4<? super R1, ? super R2, ? super R3, ? super R4, R> combiner) {
    return new Together<T, R>(
        List.of(first, second, third, fourth),
        type,
        r -> combiner.combine((R1) r[0], (R2) r[1], (R3) r[2], (R4) r[3]));
  }

  private static <V> DataType<V> typeOf(Field<?, V> field) {
    return TypeInference.result(field, Field.class, 1);
  }
}
