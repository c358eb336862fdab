package dev.rtc.state;

import dev.rtc.aggregate.Field;
import dev.rtc.type.DataType;
import dev.rtc.type.TypeInference;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Orders records, the best first: {@code Ranking.highest(Sale::amount).thenLowest(Sale::name)}.
 *
 * @param terms what is compared, the most important first
 * @param <T> the records
 */
public record Ranking<T>(List<Term<T>> terms) implements Comparator<T>, Serializable {

  /** Copies the terms. */
  public Ranking {
    terms = List.copyOf(terms);
  }

  /** Ranks the records with the highest value of a field first. */
  public static <T, V extends Comparable<? super V>> Ranking<T> highest(Field<? super T, V> field) {
    return new Ranking<>(List.of(new Term<>(field, true)));
  }

  /** Ranks the records with the lowest value of a field first. */
  public static <T, V extends Comparable<? super V>> Ranking<T> lowest(Field<? super T, V> field) {
    return new Ranking<>(List.of(new Term<>(field, false)));
  }

  /** Decides ties by the highest value of a field. */
  public <V extends Comparable<? super V>> Ranking<T> thenHighest(Field<? super T, V> field) {
    return then(new Term<>(field, true));
  }

  /** Decides ties by the lowest value of a field. */
  public <V extends Comparable<? super V>> Ranking<T> thenLowest(Field<? super T, V> field) {
    return then(new Term<>(field, false));
  }

  /**
   * Ranks one record per identity: a newer record of the same identity takes the place of the one
   * before, even if it ranks lower.
   *
   * @param identity tells which records are the same thing, such as a product's number
   */
  public <I> DistinctRanking<T, I> onePer(Field<? super T, I> identity) {
    return onePer(TypeInference.result(identity, Field.class, 1), identity);
  }

  /** Ranks one record per identity of the type given. */
  public <I> DistinctRanking<T, I> onePer(DataType<I> type, Field<? super T, I> identity) {
    return new DistinctRanking<>(this, type, identity);
  }

  private Ranking<T> then(Term<T> term) {
    return new Ranking<>(Stream.concat(terms.stream(), Stream.of(term)).toList());
  }

  @Override
  public int compare(T left, T right) {
    for (Term<T> term : terms) {
      int comparison = term.compare(left, right);
      if (comparison != 0) {
        return comparison;
      }
    }
    return 0;
  }

  /**
   * Compares one field.
   *
   * @param field reads the field
   * @param descending whether the highest comes first
   * @param <T> the records
   */
  public record Term<T>(Field<? super T, ?> field, boolean descending) implements Serializable {

    @SuppressWarnings("unchecked") // the factories take fields of comparable values only
    int compare(T left, T right) {
      Comparable<Object> value = (Comparable<Object>) field.of(left);
      int comparison = value.compareTo(field.of(right));
      return descending ? -Integer.signum(comparison) : comparison;
    }
  }
}
