package dev.rtc.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rtc.type.DataType;
import java.util.List;
import org.apache.flink.api.common.functions.FilterFunction;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.Test;

@SuppressWarnings({"try", "varargs"}) // a harness may be interrupted as it closes
class BranchOperatorTest {

  private static final BranchOperator.Route<Integer> LARGE = route("large", n -> n >= 100);
  private static final BranchOperator.Route<Integer> EVEN = route("even", n -> n % 2 == 0);

  @Test
  void a_record_takes_the_first_route_whose_predicate_holds() throws Exception {
    try (var harness = open(false, LARGE, EVEN)) {
      for (int n : List.of(1, 2, 100, 3, 101)) {
        harness.processElement(n, n);
      }

      assertThat(harness.getSideOutput(LARGE.output()))
          .containsExactly(new StreamRecord<>(100, 100), new StreamRecord<>(101, 101));
      assertThat(harness.getSideOutput(EVEN.output())).containsExactly(new StreamRecord<>(2, 2));
      assertThat(Harnesses.taken(harness)).containsExactly("1 @1", "3 @3");
    }
  }

  @Test
  void what_takes_no_route_is_dropped_if_wanted() throws Exception {
    try (var harness = open(true, LARGE)) {
      harness.processElement(1, 1);
      harness.processElement(100, 2);

      assertThat(Harnesses.taken(harness)).isEmpty();
      assertThat(harness.getSideOutput(LARGE.output())).hasSize(1);
    }
  }

  @Test
  void a_failing_predicate_names_step_route_record_and_cause() throws Exception {
    BranchOperator.Route<Integer> failing =
        route(
            "odd",
            n -> {
              throw new ArithmeticException("no");
            });
    try (var harness = open(false, LARGE, failing)) {
      assertThatThrownBy(() -> harness.processElement(7, 1))
          .isInstanceOf(StepFailedException.class)
          .hasMessage(
              "step 'divide' (User.java:7) failed on route 'odd' with record 7:"
                  + " java.lang.ArithmeticException: no");
    }
  }

  @SafeVarargs
  private static OneInputStreamOperatorTestHarness<Integer, Integer> open(
      boolean dropsOthers, BranchOperator.Route<Integer>... routes) throws Exception {
    return Harnesses.open(
        new BranchOperator<>(new StepOrigin("divide", "User.java:7"), List.of(routes), dropsOthers),
        DataType.INTEGER);
  }

  private static BranchOperator.Route<Integer> route(
      String name, FilterFunction<Integer> predicate) {
    return new BranchOperator.Route<>(
        name, predicate, new OutputTag<>(name, DataType.INTEGER.typeInformation()));
  }
}
