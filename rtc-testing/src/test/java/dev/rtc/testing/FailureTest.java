package dev.rtc.testing;

import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.rtc.operator.StepFailedException;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.flink.util.ExceptionUtils;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FailureTest {

  @Test
  void a_failure_names_the_step_and_the_record() {
    PipelineTest test = PipelineTest.of(Examples.division());
    test.input("orders").send(Order.of("a", 0, 0));

    assertThatThrownBy(test::end)
        .isInstanceOf(PipelineFailedException.class)
        .hasMessageStartingWith("pipeline 'division' failed: ")
        .hasMessageContaining("share")
        .hasMessageContaining("Order[shop=a, cents=0, at=2026-01-01T12:00:00Z]")
        .hasMessageContaining("/ by zero")
        .hasRootCauseInstanceOf(ArithmeticException.class)
        .satisfies(
            failure ->
                assertThat(ExceptionUtils.findThrowable(failure, StepFailedException.class))
                    .isPresent());
  }

  @Test
  void a_failure_that_nobody_saw_shows_when_the_test_is_closed() {
    assertThatThrownBy(
            () -> {
              try (PipelineTest test = PipelineTest.of(Examples.division())) {
                test.input("orders").send(Order.of("a", 0, 0));
              }
            })
        .isInstanceOf(PipelineFailedException.class)
        .hasMessageContaining("/ by zero");
  }

  @Test
  void a_failure_is_not_thrown_again_when_the_test_is_closed() {
    PipelineTest looking = PipelineTest.of(Examples.division());
    looking.input("orders").send(Order.of("a", 0, 0));
    assertThatThrownBy(() -> looking.output("shares")).isInstanceOf(PipelineFailedException.class);
    PipelineTest ending = PipelineTest.of(Examples.division());
    ending.input("orders").send(Order.of("a", 0, 0));
    assertThatThrownBy(ending::end).isInstanceOf(PipelineFailedException.class);
    PipelineTest closing = PipelineTest.of(Examples.division());
    closing.input("orders").send(Order.of("a", 0, 0));
    assertThatThrownBy(closing::close).isInstanceOf(PipelineFailedException.class);

    assertThatCode(looking::close).doesNotThrowAnyException();
    assertThatCode(ending::close).doesNotThrowAnyException();
    assertThatCode(closing::close).doesNotThrowAnyException();
  }

  @Test
  void a_failure_is_added_to_what_the_test_itself_fails_with() {
    assertThatThrownBy(
            () -> {
              try (PipelineTest test = PipelineTest.of(Examples.division())) {
                test.input("orders").send(Order.of("a", 0, 0));
                throw new AssertionError("of the test itself");
              }
            })
        .hasMessage("of the test itself")
        .satisfies(
            thrown ->
                assertThat(thrown.getSuppressed())
                    .hasOnlyElementsOfType(PipelineFailedException.class)
                    .hasSize(1));
  }

  @Test
  void a_scope_closes_every_test_and_shows_what_failed() {
    EngineScope scope = EngineScope.on(Engine.DRIVER);
    PipelineTest first = PipelineTest.of(Examples.division());
    first.input("orders").send(Order.of("a", 0, 0));
    PipelineTest second = PipelineTest.of(Examples.division());
    second.input("orders").send(Order.of("b", 0, 0));

    assertThatThrownBy(scope::close)
        .isInstanceOf(PipelineFailedException.class)
        .hasMessageContaining("shop=a")
        .satisfies(
            thrown ->
                assertThat(thrown.getSuppressed())
                    .singleElement(InstanceOfAssertFactories.THROWABLE)
                    .hasMessageContaining("shop=b"));
  }

  @Test
  void a_failure_ends_a_test_that_waits_for_it_to_settle() {
    PipelineTest test = PipelineTest.of(Examples.division());
    test.input("orders").send(Order.of("a", 0, 0));
    test.settle();
    test.input("orders").send(Order.of("a", 1, 0));

    assertThatThrownBy(test::end)
        .isInstanceOf(PipelineFailedException.class)
        .hasMessageContaining("/ by zero");
  }

  @Test
  void the_cluster_serves_the_next_test_after_a_failure() {
    PipelineTest failing = PipelineTest.of(Examples.division());
    failing.input("orders").send(Order.of("a", 0, 0));
    assertThatThrownBy(failing::end).isInstanceOf(PipelineFailedException.class);
    PipelineTest test = PipelineTest.of(Examples.division());

    test.input("orders").send(Order.of("a", 20, 0), Order.of("a", 50, 0));
    test.end();

    test.output("shares").containsExactly(5L, 2L);
  }

  @Test
  void a_record_without_an_instant_fails_the_job_naming_the_source() {
    PipelineTest test = PipelineTest.of(Examples.revenue());
    test.input("orders").send(new Order("a", 1, Instant.MAX));

    assertThatThrownBy(test::end)
        .isInstanceOf(PipelineFailedException.class)
        .hasMessageStartingWith("pipeline 'revenue' failed: step 'orders' (Examples.java:")
        .hasMessageContaining("failed on record Order[shop=a, cents=1, at=+1000000000-12-31T")
        .hasMessageEndingWith("java.lang.ArithmeticException: long overflow");
  }

  @Test
  void an_interrupted_test_cancels_its_job() throws InterruptedException {
    PipelineTest test = PipelineTest.of(Examples.endless()).on(Engine.MINI_CLUSTER);
    AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
    Thread thread = new Thread(() -> thrown.set(catchThrowable(test::end)));
    test.input("orders").send(Order.of("a", 1, 0));
    thread.start();
    await().atMost(ofMinutes(1)).until(Examples.WAITING::get);

    thread.interrupt();
    thread.join();

    assertThat(thrown.get())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("interrupted while pipeline 'endless' ran");
    await().atMost(ofMinutes(1)).untilFalse(Examples.WAITING);
  }
}
