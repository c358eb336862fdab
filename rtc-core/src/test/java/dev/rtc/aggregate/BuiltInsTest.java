package dev.rtc.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.type.DataType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every factory there is makes an aggregation that obeys the laws and lives in every backend. */
@SuppressWarnings("try") // a harness may be interrupted as it closes
class BuiltInsTest {

  private static final int KEYS = 3;

  static Stream<AggregationCase<?>> cases() {
    return Catalogue.all();
  }

  @Test
  void every_public_factory_has_a_case() {
    List<String> factories =
        Stream.of(Aggregations.class, Sketches.class)
            .flatMap(owner -> Arrays.stream(owner.getMethods()))
            .filter(method -> Modifier.isStatic(method.getModifiers()))
            .map(BuiltInsTest::signature)
            .toList();

    assertThat(cases().map(AggregationCase::factory))
        .containsExactlyInAnyOrderElementsOf(factories);
  }

  private static String signature(Method method) {
    return Arrays.stream(method.getParameterTypes())
        .map(Class::getSimpleName)
        .collect(Collectors.joining(", ", method.getName() + "(", ")"));
  }

  @ParameterizedTest
  @MethodSource("cases")
  <R> void it_obeys_the_laws(AggregationCase<R> subject) throws Exception {
    AggregationLaws.check(
        subject.aggregation(), Sale.TYPE, Sale::random, subject.oracle(), subject.same());
  }

  @ParameterizedTest
  @MethodSource("cases")
  <R> void its_types_have_serializers(AggregationCase<R> subject) {
    assertThat(subject.aggregation().accumulatorType(Sale.TYPE).problems()).isEmpty();
    assertThat(subject.aggregation().resultType(Sale.TYPE).problems()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("cases")
  <R> void its_name_is_that_of_the_factory(AggregationCase<R> subject) {
    assertThat(subject.aggregation().toString())
        .containsPattern("^[a-zA-Z]+(\\(.+\\))?$")
        .doesNotContain("@", "[");
  }

  @ParameterizedTest
  @MethodSource("cases")
  <R> void it_survives_a_restore_from_either_backend(AggregationCase<R> subject) throws Exception {
    for (StateBackend backend :
        List.of(new HashMapStateBackend(), new EmbeddedRocksDBStateBackend())) {
      restores(subject, subject.aggregation(), backend);
    }
  }

  private static <A, R> void restores(
      AggregationCase<R> subject, Aggregation<Sale, A, R> aggregation, StateBackend backend)
      throws Exception {
    Random random = new Random(7);
    List<Sale> sales = Stream.generate(() -> Sale.random(random)).limit(60).toList();
    OperatorSubtaskState snapshot;
    try (var harness = open(aggregation, backend, null)) {
      for (Sale sale : sales.subList(0, 40)) {
        harness.processElement(sale, 0);
      }
      snapshot = harness.snapshot(1, 0);
      harness.processElement(sales.get(59), 0);
    }

    List<R> last = new ArrayList<>();
    try (var harness = open(aggregation, backend, snapshot)) {
      for (Sale sale : sales.subList(40, 60)) {
        harness.processElement(sale, 0);
      }
      last.addAll(harness.extractOutputValues());
    }

    List<Sale> ofLastKey = sales.stream().filter(sale -> key(sale) == key(sales.get(59))).toList();
    R expected = subject.oracle().apply(ofLastKey);
    assertThat(subject.same().test(last.get(last.size() - 1), expected))
        .as("%s and %s", last.get(last.size() - 1), expected)
        .isTrue();
  }

  private static int key(Sale sale) {
    return Math.floorMod(sale.number(), KEYS);
  }

  private static <A, R> KeyedOneInputStreamOperatorTestHarness<Integer, Sale, R> open(
      Aggregation<Sale, A, R> aggregation,
      StateBackend backend,
      @Nullable OperatorSubtaskState snapshot)
      throws Exception {
    var harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(new Keeping<>(aggregation)),
            BuiltInsTest::key,
            DataType.INTEGER.typeInformation());
    harness.setStateBackend(backend);
    harness.setup(
        aggregation
            .resultType(Sale.TYPE)
            .typeInformation()
            .createSerializer(harness.getExecutionConfig().getSerializerConfig()));
    if (snapshot != null) {
      harness.initializeState(snapshot);
    }
    harness.open();
    return harness;
  }

  /** Keeps an accumulator per key and tells each result. */
  private static final class Keeping<A, R> extends KeyedProcessFunction<Integer, Sale, R> {

    private static final long serialVersionUID = 1L;

    private final Aggregation<Sale, A, R> aggregation;
    private transient ValueState<A> accumulator;

    Keeping(Aggregation<Sale, A, R> aggregation) {
      this.aggregation = aggregation;
    }

    @Override
    public void open(OpenContext context) {
      accumulator =
          getRuntimeContext()
              .getState(
                  new ValueStateDescriptor<>(
                      "accumulator", aggregation.accumulatorType(Sale.TYPE).accumulator()));
    }

    @Override
    public void processElement(Sale sale, Context context, Collector<R> out) throws Exception {
      A held = accumulator.value();
      accumulator.update(aggregation.add(held == null ? aggregation.create() : held, sale));
      out.collect(aggregation.result(accumulator.value()));
    }
  }
}
