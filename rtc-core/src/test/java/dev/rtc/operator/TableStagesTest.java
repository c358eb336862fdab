package dev.rtc.operator;

import static dev.rtc.operator.Harnesses.taken;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rtc.type.Change;
import dev.rtc.type.DataType;
import dev.rtc.type.Keyed;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

@SuppressWarnings("try") // a harness may be interrupted as it closes
class TableStagesTest {

  private static final Stage LARGE =
      new Stage.TableFilter(origin("large"), row -> (Integer) ((Keyed<?, ?>) row).value() >= 10);
  private static final Stage TENTH =
      new Stage.TableMap(origin("tenth"), row -> 100 / (Integer) ((Keyed<?, ?>) row).value());

  @Test
  void a_row_is_there_while_the_predicate_holds() throws Exception {
    try (var harness = open(LARGE)) {
      send(harness, Change.insert("a", 1), Change.insert("b", 10));
      assertThat(taken(harness)).containsExactly("INSERT b 10 @1");

      send(harness, Change.updateBefore("a", 1), Change.updateAfter("a", 2));
      assertThat(taken(harness)).isEmpty();

      send(harness, Change.updateBefore("a", 2), Change.updateAfter("a", 20));
      assertThat(taken(harness)).containsExactly("INSERT a 20 @1");

      send(harness, Change.updateBefore("a", 20), Change.updateAfter("a", 30));
      assertThat(taken(harness)).containsExactly("UPDATE_BEFORE a 20 @1", "UPDATE_AFTER a 30 @1");

      send(harness, Change.updateBefore("a", 30), Change.updateAfter("a", 3));
      assertThat(taken(harness)).containsExactly("DELETE a 30 @1");

      send(harness, Change.delete("a", 3), Change.delete("b", 10));
      assertThat(taken(harness)).containsExactly("DELETE b 10 @1");
    }
  }

  @Test
  void a_filter_behind_a_filter_sees_whole_updates() throws Exception {
    Stage even =
        new Stage.TableFilter(
            origin("even"), row -> (Integer) ((Keyed<?, ?>) row).value() % 2 == 0);
    try (var harness = open(LARGE, even)) {
      send(harness, Change.insert("a", 10));
      send(harness, Change.updateBefore("a", 10), Change.updateAfter("a", 11));
      send(harness, Change.updateBefore("a", 11), Change.updateAfter("a", 12));
      send(harness, Change.updateBefore("a", 12), Change.updateAfter("a", 4));

      assertThat(taken(harness))
          .containsExactly("INSERT a 10 @1", "DELETE a 10 @1", "INSERT a 12 @1", "DELETE a 12 @1");
    }
  }

  @Test
  void each_change_gets_the_value_made_of_its_row() throws Exception {
    try (var harness = open(TENTH)) {
      send(
          harness,
          Change.insert("a", 10),
          Change.updateBefore("a", 10),
          Change.updateAfter("a", 20),
          Change.delete("a", 20));

      assertThat(taken(harness))
          .containsExactly(
              "INSERT a 10 @1", "UPDATE_BEFORE a 10 @1", "UPDATE_AFTER a 5 @1", "DELETE a 5 @1");
    }
  }

  @Test
  void a_failing_function_names_step_row_and_cause() throws Exception {
    try (var harness = open(TENTH)) {
      assertThatThrownBy(() -> send(harness, Change.insert("a", 0)))
          .hasMessage(
              "step 'tenth' (User.java:7) failed on record Keyed[key=a, value=0]:"
                  + " java.lang.ArithmeticException: / by zero");
    }
  }

  @Test
  void a_tolerant_step_works_once_on_each_change_and_hands_that_on() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    Stage.TableMap fickle =
        new Stage.TableMap(
            origin("fickle"),
            row -> {
              if (calls.incrementAndGet() % 2 == 0) {
                throw new IllegalStateException("even call");
              }
              return calls.get();
            });
    try (var harness = openTolerant(fickle)) {
      send(harness, Change.insert("a", 1));
      assertThat(taken(harness)).containsExactly("INSERT a 1 @1");

      send(harness, Change.updateBefore("b", 1), Change.updateAfter("b", 2));
      assertThat(taken(harness)).containsExactly("INSERT b 3 @1");
      assertThat(calls).hasValue(3);
    }
  }

  @Test
  void a_row_that_a_tolerant_step_fails_on_is_not_there() throws Exception {
    try (var harness = openTolerant(TENTH)) {
      send(harness, Change.insert("a", 10), Change.insert("b", 0), Change.delete("b", 0));
      assertThat(taken(harness)).containsExactly("INSERT a 10 @1");

      send(harness, Change.updateBefore("a", 10), Change.updateAfter("a", 20));
      assertThat(taken(harness)).containsExactly("UPDATE_BEFORE a 10 @1", "UPDATE_AFTER a 5 @1");

      send(harness, Change.updateBefore("a", 20), Change.updateAfter("a", 0));
      assertThat(taken(harness)).containsExactly("DELETE a 5 @1");
    }
  }

  private static OneInputStreamOperatorTestHarness<Change<String, Integer>, Change<String, Integer>>
      openTolerant(Stage stage) throws Exception {
    DataType<Change<String, Integer>> type = DataType.change(DataType.STRING, DataType.INTEGER);
    OnBadRecord drop = OnBadRecord.drop(stage.origin(), type);
    return Harnesses.open(
        new FusedOperator<Change<String, Integer>, Change<String, Integer>>(
            List.of(stage), Map.of(stage.origin().id(), drop)),
        type);
  }

  @SafeVarargs
  private static void send(
      OneInputStreamOperatorTestHarness<Change<String, Integer>, Change<String, Integer>> harness,
      Change<String, Integer>... changes)
      throws Exception {
    for (Change<String, Integer> change : changes) {
      harness.processElement(change, 1);
    }
  }

  private static OneInputStreamOperatorTestHarness<Change<String, Integer>, Change<String, Integer>>
      open(Stage... stages) throws Exception {
    return Harnesses.open(
        new FusedOperator<Change<String, Integer>, Change<String, Integer>>(List.of(stages)),
        DataType.change(DataType.STRING, DataType.INTEGER));
  }

  private static StepOrigin origin(String id) {
    return new StepOrigin(id, "User.java:7");
  }
}
