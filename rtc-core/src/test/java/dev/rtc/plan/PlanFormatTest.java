package dev.rtc.plan;

import static dev.rtc.aggregate.Aggregations.counting;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rtc.Flow;
import dev.rtc.Pipeline;
import dev.rtc.connector.Delivery;
import dev.rtc.connector.SinkInput;
import dev.rtc.connector.SinkSpec;
import dev.rtc.sample.Collected;
import dev.rtc.sample.CollectedTable;
import dev.rtc.sample.GivenSource;
import dev.rtc.sample.Golden;
import dev.rtc.time.EventTime;
import dev.rtc.time.Late;
import dev.rtc.time.Lifetime;
import dev.rtc.time.Updates;
import dev.rtc.time.Window;
import dev.rtc.type.DataType;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import org.apache.flink.api.connector.sink2.Sink;
import org.junit.jupiter.api.Test;

class PlanFormatTest {

  private static final ObjectMapper JACKSON = new ObjectMapper();

  private static final Pipeline PIPELINE =
      Pipeline.define(
          "revenue",
          p -> {
            p.allow("RTC-604", "there is one partition");
            Flow<Long> orders =
                p.from(
                    "orders",
                    GivenSource.endless(1),
                    EventTime.outOfOrder((Long at) -> Instant.ofEpochMilli(at), ofSeconds(10))
                        .neverIdle());
            orders
                .filter("big", order -> order > 10)
                .map("text", order -> "<" + order + ">")
                .keyBy(order -> order)
                .window(Window.tumbling(ofMinutes(1)), Late.to("late", new Collected<String>()))
                .aggregate("per-minute", counting())
                .to("revenue", new Collected<>());
            orders
                .keyBy(order -> order % 7)
                .running(
                    "running",
                    counting(),
                    Updates.within(ofMillis(200)),
                    Lifetime.processingTime(ofHours(1)).thenDelete())
                .to("rows", new CollectedTable<>());
            orders
                .keyBy(order -> order % 9)
                .latest("newest", Lifetime.forever())
                .to("newest-rows", new CollectedTable<>());
          });

  @Test
  void a_pipeline_is_drawn() {
    Golden.requireSame("plan/revenue.mmd", PIPELINE.describe(PlanFormat.MERMAID));
  }

  @Test
  void a_pipeline_is_an_object() {
    Golden.requireSame("plan/revenue.json", PIPELINE.describe(PlanFormat.JSON));
  }

  @Test
  void text_is_what_is_described_unasked() {
    assertThat(PIPELINE.describe(PlanFormat.TEXT)).isEqualTo(PIPELINE.describe());
  }

  @Test
  void tools_read_states_lifetimes_and_guarantees() throws Exception {
    JsonNode json = JACKSON.readTree(PIPELINE.describe(PlanFormat.JSON));

    assertThat(json.get("pipeline").asText()).isEqualTo("revenue");
    assertThat(json.get("bounded").asBoolean()).isFalse();
    assertThat(json.get("maxParallelism").asInt()).isEqualTo(256);
    assertThat(step(json, "orders").get("eventTime").asText())
        .isEqualTo("out of order by 10 s, never idle");
    assertThat(step(json, "running").get("lifetime").asText())
        .isEqualTo("processingTime(1 h) then delete");
    assertThat(step(json, "running").get("state").asText()).isEqualTo("long[]");
    assertThat(step(json, "rows").get("delivery").asText()).isEqualTo("at-least-once");
    assertThat(step(json, "late").get("inputs").get(0).get("output").asText()).isEqualTo("late");
    assertThat(json.get("warnings").findValuesAsText("code")).containsExactly("RTC-604", "RTC-602");
    assertThat(json.get("warnings").get(0).get("allowed").asText())
        .isEqualTo("there is one partition");
  }

  private static JsonNode step(JsonNode json, String id) {
    for (JsonNode step : json.get("logical")) {
      if (step.get("id").asText().equals(id)) {
        return step;
      }
    }
    throw new AssertionError("no step " + id);
  }

  @Test
  void what_means_something_to_a_format_is_escaped_in_it() throws Exception {
    String hostile = "\"<b>&#quot;`%%\\\n\t\u0000\ud83d\ude00\u007f;{}|";
    Pipeline pipeline =
        Pipeline.define(
            "hostile",
            p -> p.from("end", GivenSource.of(DataType.LONG, 1L)).to("graph", new Named(hostile)));

    JsonNode json = JACKSON.readTree(pipeline.describe(PlanFormat.JSON));
    String mermaid = pipeline.describe(PlanFormat.MERMAID);

    assertThat(json.get("logical").get(1).get("sink").asText()).isEqualTo(hostile);
    assertThat(mermaid)
        .contains(
            "p1[[\"<b>graph</b><br/>sink<br/>#34;#60;b#62;#38;#35;quot#59;#96;#37;#37;#92;"
                + "   \ud83d\ude00#127;#59;#123;#125;#124;, at-least-once\"]]");
    assertThat(mermaid.lines()).hasSize(12);
  }

  @Test
  void any_text_is_read_back_as_it_was() throws Exception {
    Random random = new Random(1);
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder();
      random
          .ints(random.nextInt(20), 0, Character.MAX_CODE_POINT + 1)
          .map(c -> random.nextBoolean() ? c % 128 : c)
          .forEach(text::appendCodePoint);

      JsonNode json = JACKSON.readTree(Json.of(Map.of("text", text)));

      assertThat(json.get("text").asText()).isEqualTo(text.toString());
    }
  }

  /** Is never opened. */
  private record Named(String describe) implements SinkSpec<Long> {

    @Override
    public Delivery delivery() {
      return Delivery.AT_LEAST_ONCE;
    }

    @Override
    public Sink<Long> sink(SinkInput<? extends Long> input) {
      throw new AssertionError("only described");
    }
  }
}
