package dev.rtc.testing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ScriptMessagesTest {

  private final PipelineTest test = PipelineTest.of(Examples.revenue());

  @Test
  void an_unknown_input_is_answered_with_those_that_exist() {
    assertThatThrownBy(() -> PipelineTest.of(Examples.united()).input("order"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("pipeline 'united' has no source 'order'; it has 'web', 'shops'");
  }

  @Test
  void an_unknown_output_is_answered_with_those_that_exist() {
    assertThatThrownBy(() -> test.output("orders"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("pipeline 'revenue' has no sink 'orders'; it has 'late-orders', 'revenue'");
  }

  @Test
  void an_unknown_table_is_answered_with_those_that_exist() {
    assertThatThrownBy(() -> test.table("rows"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("pipeline 'revenue' has no table 'rows'; it has none");
  }

  @Test
  void an_unknown_output_cannot_be_awaited() {
    assertThatThrownBy(() -> test.awaitRecords("orders", 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("pipeline 'revenue' has no sink 'orders'; it has 'late-orders', 'revenue'");
  }

  @Test
  void a_table_is_not_an_output() {
    assertThatThrownBy(() -> PipelineTest.of(Examples.balances()).output("balances"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'balances' of pipeline 'balances' is a table; write test.table(\"balances\")");
  }

  @Test
  void an_output_is_not_a_table() {
    assertThatThrownBy(() -> test.table("revenue"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "'revenue' of pipeline 'revenue' takes facts, it is no table; write"
                + " test.output(\"revenue\")");
  }

  @Test
  void a_record_of_another_type_is_refused() {
    assertThatThrownBy(() -> test.input("orders").send("a"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching(
            "input 'orders' \\(Examples.java:\\d+\\) carries Order, but java.lang.String a was"
                + " sent");
  }

  @Test
  @SuppressWarnings("NullAway") // the mistake under test
  void null_is_refused() {
    assertThatThrownBy(() -> test.input("orders").send((Object) null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageMatching("input 'orders' \\(.*\\) carries Order, but null was sent");
  }

  @Test
  void an_input_without_event_time_has_no_watermark() {
    ScriptedInput<String> lines = PipelineTest.of(Examples.wordCount()).input("lines");

    assertThatThrownBy(() -> lines.watermark(Order.NOON))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageMatching(
            "input 'lines' \\(.*\\) has no event time, hence no watermark; give one to"
                + " from\\(\"lines\", source, EventTime...\\)");
    assertThatThrownBy(lines::idle)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("hence no idleness");
  }

  @Test
  void an_output_of_a_cluster_is_not_looked_at_before_the_end() {
    test.on(Engine.MINI_CLUSTER);

    assertThatThrownBy(() -> test.output("revenue"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "'revenue' is asked for before pipeline 'revenue' has run to its end; call"
                + " test.end() first");
  }

  @Test
  void nothing_is_said_after_the_end() {
    test.end();

    assertThatThrownBy(() -> test.input("orders").send(Order.of("a", 1, 0)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "the inputs have ended; say everything before test.end(), or begin another test");
    assertThatThrownBy(test::end).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void options_out_of_range_are_refused() {
    assertThatThrownBy(() -> test.parallelism(17))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("test.parallelism: 17 subtasks; write 1 to 16");
    assertThatThrownBy(() -> test.restart(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("test.restart: 0 subtasks; write 1 to 16");
    assertThatThrownBy(() -> test.awaitRecords("revenue", 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("test.awaitRecords: 0 records; write 1 or more");
    assertThatThrownBy(() -> test.checkpointEvery(Duration.ofMillis(9)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("test.checkpointEvery: PT0.009S; write at least PT0.01S");
  }
}
