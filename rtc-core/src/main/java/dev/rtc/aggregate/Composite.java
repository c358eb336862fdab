package dev.rtc.aggregate;

import java.util.List;
import java.util.stream.Stream;

/** Aggregates through other aggregations; what they all can take out, it can take out. */
interface Composite<T, A, R> extends Aggregation<T, A, R> {

  /** Returns the aggregations it is made of. */
  List<Aggregation<?, ?, ?>> parts();

  /** Takes a value out; asked for only if every part is invertible. */
  A subtract(A accumulator, T value);

  @Override
  default boolean grows() {
    return parts().stream().anyMatch(Aggregation::grows);
  }

  /** Returns the whole, invertible if its parts are. */
  static <T, A, R> Aggregation<T, A, R> of(Composite<T, A, R> whole) {
    boolean invertible = whole.parts().stream().allMatch(InvertibleAggregation.class::isInstance);
    return invertible ? new InvertibleComposite<>(whole) : whole;
  }

  /** Takes a value out of a part that is known to be invertible. */
  static <T, A> A subtract(Aggregation<? super T, A, ?> part, A accumulator, T value) {
    return ((InvertibleAggregation<? super T, A, ?>) part).subtract(accumulator, value);
  }

  /** Returns what keeps an aggregation from being invertible. */
  static Stream<Aggregation<?, ?, ?>> obstacles(Aggregation<?, ?, ?> aggregation) {
    if (aggregation instanceof InvertibleAggregation) {
      return Stream.empty();
    }
    return aggregation instanceof Composite<?, ?, ?> whole
        ? whole.parts().stream().flatMap(Composite::obstacles)
        : Stream.of(aggregation);
  }
}
