package dev.rtc.examples.language;

import static dev.rtc.aggregate.Aggregations.summing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.Pipeline;
import dev.rtc.check.Warning;
import dev.rtc.connector.SourceSpec;
import dev.rtc.connector.UpsertSpec;
import dev.rtc.time.Lifetime;
import dev.rtc.time.Updates;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The sample of a warning that is answered. */
class WarningsTest {

  private final SourceSpec<Sale> sales = Given.endless(Sale.class);
  private final UpsertSpec<Object, Object> rows = Given.rows();

  @Test
  void allow_answers_a_warning() {
    Story story =
        Story.of(
            p -> {
              // region allow
              p.allow("RTC-602", "there are twelve shops, and no new ones");
              p.from("sales", sales)
                  .keyBy(Sale::shop)
                  .running("revenue", summing(Sale::cents), Updates.each(), Lifetime.forever())
                  .to("rows", rows);
              // endregion
            });

    story.with(t -> t.input("sales").send(Sale.of("berlin", "tea", 300, 1)));

    assertThat(story.pipeline().warnings()).isEmpty();
    story.undisturbed().table("rows").hasRows(Map.of("berlin", 300L));
  }

  @Test
  void what_is_seldom_meant_is_warned_of() {
    Pipeline pipeline =
        Pipeline.define(
            "revenue",
            p ->
                p.from("sales", sales)
                    .keyBy(Sale::shop)
                    .running("revenue", summing(Sale::cents), Updates.each(), Lifetime.forever())
                    .to("rows", rows));

    assertThat(pipeline.warnings()).extracting(Warning::code).containsExactly("RTC-602");
  }
}
