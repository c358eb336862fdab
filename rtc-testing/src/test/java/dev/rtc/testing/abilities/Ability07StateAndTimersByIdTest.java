package dev.rtc.testing.abilities;

import static dev.rtc.testing.abilities.Shop.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rtc.testing.Engine;
import dev.rtc.testing.PipelineTest;
import dev.rtc.testing.abilities.CashDesk.Customer;
import dev.rtc.testing.abilities.Shop.Sale;
import dev.rtc.type.WindowKey;
import java.time.Duration;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateBackendOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shows ability 7: state and pending timers are read by the id of their step. */
class Ability07StateAndTimersByIdTest {

  @Test
  void the_state_and_the_timers_of_a_window_are_read_while_it_is_open() {
    // region state
    PipelineTest test = PipelineTest.of(Shop.revenue());

    test.input("sales").send(Sale.of("a", 100, 10), Sale.of("b", 5, 20), Sale.of("a", 20, 30));

    assertThat(test.state("per-minute").results())
        .isEqualTo(
            Map.of(
                new WindowKey<>("a", NOON, NOON.plusSeconds(60)), 120L,
                new WindowKey<>("b", NOON, NOON.plusSeconds(60)), 5L));
    test.timers("per-minute")
        .ofEventTime()
        .ofKey("a")
        .areAt(NOON.plusSeconds(60).minusMillis(1));
    // endregion
  }

  @Test
  void nothing_is_left_of_a_window_that_is_over() {
    PipelineTest test = PipelineTest.of(Shop.revenue());

    test.input("sales").send(Sale.of("a", 100, 10)).watermark(NOON.plusSeconds(60));

    test.state("per-minute").isEmpty();
    test.timers("per-minute").isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"hashmap", "rocksdb"})
  void every_backend_shows_the_same(String backend) {
    Configuration configuration = new Configuration();
    configuration.set(StateBackendOptions.STATE_BACKEND, backend);
    PipelineTest test = PipelineTest.of(Shop.balances()).configure(configuration);

    test.input("sales").send(Sale.of("a", 1, 0), Sale.of("b", 10, 0), Sale.of("a", 2, 0));
    test.restart(3);

    test.state("sum").hasKeys("a", "b").holds("accumulator", "a", new long[] {3});
    assertThat(test.state("sum").results()).isEqualTo(Map.of("a", 3L, "b", 10L));
    test.close();
  }

  @Test
  void the_state_of_a_users_own_function_is_read_by_the_keys_of_the_user() {
    PipelineTest test = PipelineTest.of(CashDesk.visits()).clockAt(NOON);

    test.input("sales").send(Sale.of("a", 100, 0), Sale.of("b", 1, 0), Sale.of("c", 200, 0));

    test.state("count").hasKeys(Customer.GUEST, Customer.MEMBER);
    test.state("count").holds("visits", Customer.MEMBER, 2L).holds("visits", Customer.GUEST, 1L);
    test.timers("count").ofClock().ofKey(Customer.GUEST).areAt(NOON.plusSeconds(60));
    test.timers("count").ofEventTime().isEmpty();
    assertThatThrownBy(() -> test.state("count").results())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("step 'count' does not aggregate; look at entries(...) of [visits]");

    test.advanceClock(Duration.ofMinutes(1));

    test.state("count").isEmpty();
    test.timers("count").isEmpty();
    test.output("visits").containsInAnyOrder(1L, 2L);
  }

  @Test
  void a_failure_shows_all_of_the_state() {
    PipelineTest test = PipelineTest.of(Shop.revenue());
    test.input("sales").send(Sale.of("a", 100, 10));

    assertThatThrownBy(() -> test.state("per-minute").hasKeys("a", "b"))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            """
            state of step 'per-minute'
              expected 2 keys, found 1
              missing (1):
                b
            state of step 'per-minute'
              window-contents
                a in 2026-01-01T12:00:00Z to 2026-01-01T12:01:00Z = [100]\
            """);
    assertThatThrownBy(() -> test.timers("per-minute").areAt(NOON))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            """
            timers of step 'per-minute'
              expected at [2026-01-01T12:00:00Z]
              found
                event time 2026-01-01T12:00:59.999Z of a in 2026-01-01T12:00:00Z to \
            2026-01-01T12:01:00Z\
            """);
  }

  @Test
  void an_unknown_step_lists_those_that_have_state() {
    PipelineTest test = PipelineTest.of(Shop.revenue());
    test.input("sales").send(Sale.of("a", 100, 10));

    assertThatThrownBy(() -> test.state("per-hour"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "pipeline 'revenue' has no step 'per-hour' with an operator of its own; these have"
                + " state now: 'per-minute'");
    assertThatThrownBy(() -> test.state("sales"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("'sales' of pipeline 'revenue' is replaced in a test");
    assertThatThrownBy(() -> test.state("per-minute").entries("sums"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("step 'per-minute' has no keyed state 'sums'; it has [window-contents]");
  }

  @Test
  void state_is_gone_after_the_end_and_not_read_of_a_cluster() {
    PipelineTest ended = PipelineTest.of(Shop.revenue());
    ended.end();
    PipelineTest onCluster = PipelineTest.of(Shop.revenue()).on(Engine.MINI_CLUSTER);

    assertThatThrownBy(() -> ended.state("per-minute"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "the state of 'per-minute' is asked for when pipeline 'revenue' has ended, and all"
                + " state with it; look before test.end(), say after test.settle()");
    assertThatThrownBy(() -> onCluster.timers("per-minute"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageEndingWith("write test.on(Engine.DRIVER)");
  }
}
