package dev.rtc.type;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.type.Sample.Clicked;
import dev.rtc.type.Sample.Colour;
import dev.rtc.type.Sample.Event;
import dev.rtc.type.Sample.Line;
import dev.rtc.type.Sample.Order;
import dev.rtc.type.Sample.Scrolled;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.util.Collector;
import org.junit.jupiter.api.Test;

@SuppressWarnings("serial") // the functions are never written
class TypeInferenceTest {

  private static final DataType<Order> ORDER = DataType.of(Order.class);
  private static final DataType<Keyed<Text, Map<String, Long>>> KEYED =
      DataType.keyed(DataType.TEXT, DataType.map(DataType.STRING, DataType.LONG));

  private record Hidden(long id) {}

  static class Identity<T> extends RichMapFunction<T, T> {
    @Override
    public T map(T value) {
      return value;
    }
  }

  static class OrElse<X> implements MapFunction<X, X> {
    private final X other;

    OrElse(X other) {
      this.other = other;
    }

    @Override
    public X map(X value) {
      return other;
    }

    List<X> both(X value) {
      return List.of(value, other);
    }
  }

  static class Swap<K, V> implements Combiner<K, Keyed<K, V>, Keyed<V, K>> {
    @Override
    public Keyed<V, K> combine(K key, Keyed<K, V> value) {
      return new Keyed<>(value.value(), key);
    }
  }

  interface Combiner<A, B, R> {
    R combine(A first, B second);
  }

  static class First<E> implements MapFunction<List<E>, E> {
    @Override
    public E map(List<E> value) {
      return value.get(0);
    }
  }

  abstract static class Between<X, Y> extends RichMapFunction<Y, Optional<X>> {}

  static class Last extends Between<Line, Order> {
    @Override
    public Optional<Line> map(Order value) {
      return Optional.empty();
    }
  }

  static class Stating<T> implements MapFunction<String, T>, ResultTypeQueryable<T> {
    @Override
    public T map(String value) {
      throw new UnsupportedOperationException();
    }

    @Override
    @SuppressWarnings("unchecked") // the test uses it as Stating<Sample.Pojo>
    public TypeInformation<T> getProducedType() {
      return (TypeInformation<T>) TypeInformation.of(Sample.Pojo.class);
    }
  }

  interface ToLength extends MapFunction<String, Integer> {}

  static List<Line> lines(Order order) {
    return List.of();
  }

  static <E> E first(List<E> list) {
    return list.get(0);
  }

  static <E> List<E> alone(E only) {
    return List.of(only);
  }

  static List<? super Clicked> accepting(String line) {
    return List.of();
  }

  static void split(String line, Collector<Keyed<String, Long>> out) {}

  static void splitAnywhere(String line, Collector<? super String> out) {}

  Optional<Colour> colour(String name) {
    return Optional.empty();
  }

  private static <I, O> DataType<O> map(MapFunction<I, O> function, DataType<?>... inputs) {
    return TypeInference.result(function, MapFunction.class, 1, inputs);
  }

  private static <I, O> DataType<O> flatMap(FlatMapFunction<I, O> function, DataType<?>... inputs) {
    return TypeInference.result(function, FlatMapFunction.class, 1, inputs);
  }

  private static <I, K> DataType<K> key(KeySelector<I, K> function, DataType<?>... inputs) {
    return TypeInference.result(function, KeySelector.class, 1, inputs);
  }

  @Test
  void a_lambda_tells_a_type_without_arguments() {
    String captured = "x";

    assertThat(map((Order order) -> order.id(), ORDER)).isEqualTo(DataType.LONG);
    assertThat(map((Order order) -> new Hidden(order.id()), ORDER))
        .isEqualTo(DataType.of(Hidden.class));
    assertThat(map((String word) -> word + captured)).isEqualTo(DataType.STRING);
    assertThat(map((Order order) -> new byte[0])).isEqualTo(DataType.BYTES);
    assertThat(map((Order order) -> new Line[0])).hasToString("Line[]");
    assertThat(map((Order order) -> Colour.GREEN)).isEqualTo(DataType.of(Colour.class));
    assertThat(key((Text word) -> word, DataType.TEXT)).isEqualTo(DataType.TEXT);
    assertThat(key((Keyed<Text, Long> keyed) -> keyed.key())).isEqualTo(DataType.TEXT);
  }

  @Test
  void a_method_reference_tells_a_type_without_arguments() {
    assertThat(key(Order::id, ORDER)).isEqualTo(DataType.LONG);
    assertThat(map((MapFunction<Long, Hidden>) Hidden::new)).isEqualTo(DataType.of(Hidden.class));
    assertThat(key((KeySelector<Keyed<Text, Long>, Text>) Keyed::key)).isEqualTo(DataType.TEXT);
  }

  @Test
  void a_method_reference_leads_to_the_arguments_of_a_declared_type() {
    assertThat(map(TypeInferenceTest::lines, ORDER)).hasToString("List<Line>");
    assertThat(map(Order::tags, ORDER)).hasToString("Map<Colour, Set<UUID>>");
    assertThat(map(this::colour, DataType.STRING)).hasToString("Optional<Colour>");
  }

  @Test
  void a_type_variable_is_what_the_input_has_at_its_place() {
    MapFunction<Keyed<Text, Map<String, Long>>, Map<String, Long>> value = Keyed::value;
    MapFunction<List<Optional<Line>>, Optional<Line>> first = TypeInferenceTest::first;

    assertThat(map(value, KEYED)).hasToString("Map<String, Long>");
    assertThat(map(first, DataType.list(DataType.optional(DataType.of(Line.class)))))
        .hasToString("Optional<Line>");
  }

  @Test
  void a_method_that_collects_tells_what_it_collects() {
    assertThat(flatMap(Words::of, DataType.TEXT)).isEqualTo(DataType.TEXT);
    assertThat(flatMap(TypeInferenceTest::split, DataType.STRING))
        .isEqualTo(DataType.keyed(DataType.STRING, DataType.LONG));
    assertThat(TypeInferenceTest.<String, String>flatMap(TypeInferenceTest::splitAnywhere))
        .isEqualTo(DataType.STRING);
  }

  @Test
  void a_class_tells_its_type_arguments() {
    MapFunction<Order, List<Line>> anonymous =
        new MapFunction<>() {
          @Override
          public List<Line> map(Order order) {
            return List.of();
          }
        };

    assertThat(map(anonymous, ORDER)).hasToString("List<Line>");
    assertThat(map(new Last(), ORDER)).hasToString("Optional<Line>");
    assertThat(map(new First<>(), DataType.list(ORDER))).isEqualTo(ORDER);
    assertThat(TypeInference.result(new Last(), RichMapFunction.class, 1, ORDER))
        .hasToString("Optional<Line>");
  }

  @Test
  void a_class_for_any_supertype_of_its_input_is_lost() {
    DataType<Clicked> clicked = DataType.of(Clicked.class);
    OrElse<Event> orElse = new OrElse<>(new Scrolled(1));
    MapFunction<Clicked, List<Event>> both = orElse::both;

    assertLost(
        map(orElse, clicked),
        "the type variable X, which may be any supertype of the input Clicked");
    assertLost(
        map(both, clicked), "the type variable X, which may be any supertype of the input Clicked");
    assertLost(
        map(new Identity<>(), DataType.LONG),
        "the type variable T, which may be any supertype of the input Long");
  }

  @Test
  void a_variable_that_another_input_holds_as_an_argument_is_settled() {
    DataType<?> swapped =
        TypeInference.result(new Swap<>(), Combiner.class, 2, DataType.TEXT, KEYED);

    assertThat(swapped).hasToString("Keyed<Map<String, Long>, Text>");
  }

  @Test
  void a_method_can_only_return_what_its_own_variable_was_given() {
    MapFunction<Clicked, List<Clicked>> alone = TypeInferenceTest::alone;

    assertThat(map(alone, DataType.of(Clicked.class))).hasToString("List<Clicked>");
  }

  @Test
  void a_wildcard_for_any_supertype_is_lost() {
    MapFunction<String, List<? super Clicked>> accepting = TypeInferenceTest::accepting;

    assertThat(map(accepting, DataType.STRING).problems())
        .singleElement()
        .hasToString(
            "List<Object>[]: found the wildcard ? super dev.rtc.type.Sample$Clicked, behind which"
                + " any supertype may stand; state the type with a DataType");
  }

  @Test
  void a_lambda_of_a_narrower_interface_tells_what_the_interface_says() {
    ToLength length = String::length;

    assertThat(map(length)).isEqualTo(DataType.INTEGER);
  }

  @Test
  void a_function_may_state_its_type_to_flink() {
    DataType<?> stated = map(new Stating<Sample.Pojo>());

    assertThat(stated).isEqualTo(DataType.flink(TypeInformation.of(Sample.Pojo.class)));
  }

  @Test
  void what_a_lambda_loses_is_said_and_not_guessed() {
    assertLost(
        map((Order order) -> new Keyed<>("a", order.id())),
        "the generic Keyed without its type arguments, which lambdas don't keep");
    assertLost(
        map((Keyed<Text, Long> keyed) -> keyed, DataType.keyed(DataType.TEXT, DataType.LONG)),
        "the generic Keyed without its type arguments, which lambdas don't keep");
    assertLost(
        map(
            order -> {
              throw new IllegalStateException();
            }),
        "Object, as of a function that only throws or returns null, or returns unrelated types");
    assertLost(
        map((Integer number) -> number > 0 ? new Clicked(1, 2) : new Scrolled(1)),
        "Record, as of a function that returns one record here and another there");
    assertLost(
        map((Integer number) -> (Runnable) () -> {}), "Runnable, which many types implement");
    assertLost(
        flatMap((String line, Collector<String> out) -> out.collect(line)),
        "a lambda that collects its results, which doesn't keep their type");
  }

  @Test
  void what_a_class_loses_is_said_and_not_guessed() {
    assertLost(map(new Identity<Order>()), "the type variable T, which nothing binds here");
    assertLost(
        map(new Identity<>() {}, DataType.STRING),
        "Object, as of a function that only throws or returns null, or returns unrelated types");
  }

  @Test
  void a_raw_class_and_a_lambda_that_cannot_be_written_are_lost() {
    @SuppressWarnings("rawtypes")
    class Raw implements MapFunction {
      @Override
      public Object map(Object value) {
        return value;
      }
    }
    Function<String, String> plain = word -> word;

    assertLost(
        TypeInference.result(new Raw(), MapFunction.class, 1),
        Raw.class + ", which extends " + MapFunction.class + " raw");
    assertLost(
        TypeInference.result(plain, Function.class, 1), "a lambda that doesn't tell its types");
  }

  @Test
  void a_sealed_interface_is_a_type_like_any_other() {
    MapFunction<Integer, Event> event = number -> number > 0 ? new Clicked(1, 2) : new Scrolled(1);

    assertThat(map(event)).isEqualTo(DataType.of(Event.class));
  }

  private static void assertLost(DataType<?> type, String found) {
    assertThat(type.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.kind()).isEqualTo(TypeProblem.Kind.LOST);
              assertThat(problem.found()).isEqualTo(found);
              assertThat(problem.instead())
                  .isEqualTo("write the type before the function, as a DataType");
            });
  }
}
