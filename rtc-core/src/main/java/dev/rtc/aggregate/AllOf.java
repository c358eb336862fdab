package dev.rtc.aggregate;

import dev.rtc.type.DataType;
import dev.rtc.type.TypeInference;
import java.util.List;

/**
 * Runs two to eight aggregations over the same values. Its methods are those of {@link
 * Aggregations}.
 */
abstract class AllOf {

  AllOf() {}

  /** Runs two aggregations at once and puts their results into one, such as a record. */
  public static <T, R1, R2, R> Aggregation<T, ?, R> allOf(
      Aggregation<? super T, ?, R1> first,
      Aggregation<? super T, ?, R2> second,
      Combiner2<? super R1, ? super R2, R> combiner) {
    DataType<R> type = TypeInference.result(combiner, Combiner2.class, 2);
    return allOf(type, first, second, combiner);
  }

  /** Runs two aggregations at once and puts their results into one of the type given. */
  @SuppressWarnings("unchecked") // results come in the order of their aggregations
  public static <T, R1, R2, R> Aggregation<T, ?, R> allOf(
      DataType<R> type,
      Aggregation<? super T, ?, R1> first,
      Aggregation<? super T, ?, R2> second,
      Combiner2<? super R1, ? super R2, R> combiner) {
    return together(type, List.of(first, second), r -> combiner.combine((R1) r[0], (R2) r[1]));
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
    return together(
        type,
        List.of(first, second, third),
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
    return together(
        type,
        List.of(first, second, third, fourth),
        r -> combiner.combine((R1) r[0], (R2) r[1], (R3) r[2], (R4) r[3]));
  }

  /** Runs five aggregations at once and puts their results into one, such as a record. */
  public static <T, R1, R2, R3, R4, R5, R> Aggregation<T, ?, R> allOf(
      Aggregation<? super T, ?, R1> first,
      Aggregation<? super T, ?, R2> second,
      Aggregation<? super T, ?, R3> third,
      Aggregation<? super T, ?, R4> fourth,
      Aggregation<? super T, ?, R5> fifth,
      Combiner5<? super R1, ? super R2, ? super R3, ? super R4, ? super R5, R> combiner) {
    DataType<R> type = TypeInference.result(combiner, Combiner5.class, 5);
    return allOf(type, first, second, third, fourth, fifth, combiner);
  }

  /** Runs five aggregations at once and puts their results into one of the type given. */
  @SuppressWarnings("unchecked") // results come in the order of their aggregations
  public static <T, R1, R2, R3, R4, R5, R> Aggregation<T, ?, R> allOf(
      DataType<R> type,
      Aggregation<? super T, ?, R1> first,
      Aggregation<? super T, ?, R2> second,
      Aggregation<? super T, ?, R3> third,
      Aggregation<? super T, ?, R4> fourth,
      Aggregation<? super T, ?, R5> fifth,
      Combiner5<? super R1, ? super R2, ? super R3, ? super R4, ? super R5, R> combiner) {
    return together(
        type,
        List.of(first, second, third, fourth, fifth),
        r -> combiner.combine((R1) r[0], (R2) r[1], (R3) r[2], (R4) r[3], (R5) r[4]));
  }

  /** Runs six aggregations at once and puts their results into one, such as a record. */
  public static <T, R1, R2, R3, R4, R5, R6, R> Aggregation<T, ?, R> allOf(
      Aggregation<? super T, ?, R1> first,
      Aggregation<? super T, ?, R2> second,
      Aggregation<? super T, ?, R3> third,
      Aggregation<? super T, ?, R4> fourth,
      Aggregation<? super T, ?, R5> fifth,
      Aggregation<? super T, ?, R6> sixth,
      Combiner6<? super R1, ? super R2, ? super R3, ? super R4, ? super R5, ? super R6, R>
          combiner) {
    DataType<R> type = TypeInference.result(combiner, Combiner6.class, 6);
    return allOf(type, first, second, third, fourth, fifth, sixth, combiner);
  }

  /** Runs six aggregations at once and puts their results into one of the type given. */
  @SuppressWarnings("unchecked") // results come in the order of their aggregations
  public static <T, R1, R2, R3, R4, R5, R6, R> Aggregation<T, ?, R> allOf(
      DataType<R> type,
      Aggregation<? super T, ?, R1> first,
      Aggregation<? super T, ?, R2> second,
      Aggregation<? super T, ?, R3> third,
      Aggregation<? super T, ?, R4> fourth,
      Aggregation<? super T, ?, R5> fifth,
      Aggregation<? super T, ?, R6> sixth,
      Combiner6<? super R1, ? super R2, ? super R3, ? super R4, ? super R5, ? super R6, R>
          combiner) {
    return together(
        type,
        List.of(first, second, third, fourth, fifth, sixth),
        r -> combiner.combine((R1) r[0], (R2) r[1], (R3) r[2], (R4) r[3], (R5) r[4], (R6) r[5]));
  }

  /** Runs seven aggregations at once and puts their results into one, such as a record. */
  public static <T, R1, R2, R3, R4, R5, R6, R7, R> Aggregation<T, ?, R> allOf(
      Aggregation<? super T, ?, R1> first,
      Aggregation<? super T, ?, R2> second,
      Aggregation<? super T, ?, R3> third,
      Aggregation<? super T, ?, R4> fourth,
      Aggregation<? super T, ?, R5> fifth,
      Aggregation<? super T, ?, R6> sixth,
      Aggregation<? super T, ?, R7> seventh,
      Combiner7<
              ? super R1, ? super R2, ? super R3, ? super R4, ? super R5, ? super R6, ? super R7, R>
          combiner) {
    DataType<R> type = TypeInference.result(combiner, Combiner7.class, 7);
    return allOf(type, first, second, third, fourth, fifth, sixth, seventh, combiner);
  }

  /** Runs seven aggregations at once and puts their results into one of the type given. */
  @SuppressWarnings("unchecked") // results come in the order of their aggregations
  public static <T, R1, R2, R3, R4, R5, R6, R7, R> Aggregation<T, ?, R> allOf(
      DataType<R> type,
      Aggregation<? super T, ?, R1> first,
      Aggregation<? super T, ?, R2> second,
      Aggregation<? super T, ?, R3> third,
      Aggregation<? super T, ?, R4> fourth,
      Aggregation<? super T, ?, R5> fifth,
      Aggregation<? super T, ?, R6> sixth,
      Aggregation<? super T, ?, R7> seventh,
      Combiner7<
              ? super R1, ? super R2, ? super R3, ? super R4, ? super R5, ? super R6, ? super R7, R>
          combiner) {
    return together(
        type,
        List.of(first, second, third, fourth, fifth, sixth, seventh),
        r ->
            combiner.combine(
                (R1) r[0], (R2) r[1], (R3) r[2], (R4) r[3], (R5) r[4], (R6) r[5], (R7) r[6]));
  }

  /** Runs eight aggregations at once and puts their results into one, such as a record. */
  public static <T, R1, R2, R3, R4, R5, R6, R7, R8, R> Aggregation<T, ?, R> allOf(
      Aggregation<? super T, ?, R1> first,
      Aggregation<? super T, ?, R2> second,
      Aggregation<? super T, ?, R3> third,
      Aggregation<? super T, ?, R4> fourth,
      Aggregation<? super T, ?, R5> fifth,
      Aggregation<? super T, ?, R6> sixth,
      Aggregation<? super T, ?, R7> seventh,
      Aggregation<? super T, ?, R8> eighth,
      Combiner8<
              ? super R1,
              ? super R2,
              ? super R3,
              ? super R4,
              ? super R5,
              ? super R6,
              ? super R7,
              ? super R8,
              R>
          combiner) {
    DataType<R> type = TypeInference.result(combiner, Combiner8.class, 8);
    return allOf(type, first, second, third, fourth, fifth, sixth, seventh, eighth, combiner);
  }

  /** Runs eight aggregations at once and puts their results into one of the type given. */
  @SuppressWarnings("unchecked") // results come in the order of their aggregations
  public static <T, R1, R2, R3, R4, R5, R6, R7, R8, R> Aggregation<T, ?, R> allOf(
      DataType<R> type,
      Aggregation<? super T, ?, R1> first,
      Aggregation<? super T, ?, R2> second,
      Aggregation<? super T, ?, R3> third,
      Aggregation<? super T, ?, R4> fourth,
      Aggregation<? super T, ?, R5> fifth,
      Aggregation<? super T, ?, R6> sixth,
      Aggregation<? super T, ?, R7> seventh,
      Aggregation<? super T, ?, R8> eighth,
      Combiner8<
              ? super R1,
              ? super R2,
              ? super R3,
              ? super R4,
              ? super R5,
              ? super R6,
              ? super R7,
              ? super R8,
              R>
          combiner) {
    return together(
        type,
        List.of(first, second, third, fourth, fifth, sixth, seventh, eighth),
        r ->
            combiner.combine(
                (R1) r[0], (R2) r[1], (R3) r[2], (R4) r[3], (R5) r[4], (R6) r[5], (R7) r[6],
                (R8) r[7]));
  }

  private static <T, R> Aggregation<T, ?, R> together(
      DataType<R> type, List<Aggregation<?, ?, ?>> parts, Together.Finisher<R> finisher) {
    return Composite.of(new Together<T, R>(parts, type, finisher));
  }
}
