package dev.rtc.testing.abilities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rtc.Pipeline;
import dev.rtc.testing.GraphCoverage;
import dev.rtc.testing.PipelineTest;
import dev.rtc.testing.abilities.Shop.Sale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Shows ability 20: what no test of a pipeline has touched is told. */
class Ability20GraphCoverageTest {

  // region coverage
  private static final Pipeline PIPELINE = CashDesk.audited();
  private static final GraphCoverage COVERAGE = GraphCoverage.begin(PIPELINE);

  @AfterAll
  static void every_part_of_the_pipeline_is_tested() {
    COVERAGE
        .ignoring("sales: dead letters", "paid: dead letters", "per-minute: dead letters")
        .isComplete();
  }

  // endregion

  @Test
  void a_test_touches_the_steps_its_records_pass() {
    GraphCoverage coverage = GraphCoverage.begin(PIPELINE);

    run(Sale.of("a", 100, 10));

    assertThat(coverage.untouched())
        .containsExactly(
            "sales: dead letters",
            "paid: dead letters",
            "share: dead letters",
            "per-minute: late",
            "per-minute: dead letters",
            "late",
            "bad");
    assertThatThrownBy(
            () ->
                coverage
                    .ignoring(
                        "sales: dead letters",
                        "paid: dead letters",
                        "share: dead letters",
                        "per-minute: dead letters",
                        "bad")
                    .isComplete())
        .isInstanceOf(AssertionError.class)
        .hasMessageMatching(
            """
            no test of pipeline 'audited' has touched
              per-minute: late \\(CashDesk.java:\\d+\\)
              late \\(CashDesk.java:\\d+\\)
            write a test for each, or leave it out with GraphCoverage.ignoring\
            \\("per-minute: late"\\)\
            """);
  }

  @Test
  void tests_add_up() {
    GraphCoverage coverage = GraphCoverage.begin(PIPELINE);

    run(Sale.of("a", 50, 10));
    run(Sale.of("a", 0, 10));
    run(Sale.of("a", 60, 10), Sale.of("a", 60, 200), Sale.of("a", 60, 20));

    assertThat(coverage.untouched())
        .containsExactly("sales: dead letters", "paid: dead letters", "per-minute: dead letters");
    assertThat(coverage.toString())
        .startsWith("pipeline 'audited': 9 of 12 parts touched; untouched are\n  sales: dead");
  }

  @Test
  void what_a_crash_takes_back_was_touched_nevertheless() {
    GraphCoverage coverage = GraphCoverage.begin(PIPELINE);
    PipelineTest test = PipelineTest.of(PIPELINE);

    test.input("sales").send(Sale.of("a", 60, 10));
    test.crash();
    test.restart(3);
    test.close();

    assertThat(coverage.untouched()).doesNotContain("sales", "paid", "share", "per-minute");
  }

  @Test
  void a_part_that_does_not_exist_cannot_be_ignored() {
    assertThatThrownBy(() -> COVERAGE.ignoring("per-hour"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("pipeline 'audited' has no part 'per-hour'; it has [sales, ");
  }

  @Test
  void the_ledger_accounts_for_every_record() {
    // region ledger
    PipelineTest test = PipelineTest.of(CashDesk.audited());

    test.input("sales")
        .send(Sale.of("a", 60, 10), Sale.of("a", 0, 11), Sale.of("a", 50, 12))
        .send(Sale.of("a", 60, 200), Sale.of("a", 60, 20));
    test.end();

    test.ledger().balances();
    assertThat(test.ledger().toString())
        .isEqualTo(
            """
            step             in      out filtered   routed     late     dead
            sales             5        5                                   0
            paid              5        4        1                          0
            share             4        3                                   1
            per-minute        3        2                          1        0
            late              1        1
            revenue           2        2
            bad               1        1\
            """);
    // endregion
  }

  private static void run(Sale... sales) {
    PipelineTest test = PipelineTest.of(PIPELINE);
    test.input("sales").send((Object[]) sales);
    test.end();
  }
}
