package dev.rtc;

import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.rtc.connector.SourceSpec;
import dev.rtc.sample.Collected;
import dev.rtc.sample.GivenSource;
import dev.rtc.sample.Sources;
import dev.rtc.type.DataType;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Code that checks no nulls is told the step and the line of one. */
class NullArgumentTest {

  private static final SourceSpec<Long> NUMBERS = GivenSource.of(DataType.LONG, 1L);

  @Test
  void a_null_function_is_named_by_step_and_line() {
    assertThatNullPointerException()
        .isThrownBy(() -> define(p -> p.from("in", NUMBERS).filter("some", null)))
        .withMessage("step 'some' (%s): the function is null", at("filter(\"some\""));
  }

  @Test
  void a_null_connector_is_named_by_step_and_line() {
    assertThatNullPointerException()
        .isThrownBy(() -> define(p -> p.from("none", null)))
        .withMessage("step 'none' (%s): the source is null", at("from(\"none\""));
    assertThatNullPointerException()
        .isThrownBy(() -> define(p -> p.from("in", NUMBERS).to("nowhere", null)))
        .withMessage("step 'nowhere' (%s): the sink is null", at("to(\"nowhere\""));
  }

  @Test
  void a_null_id_is_named_by_its_line() {
    assertThatNullPointerException()
        .isThrownBy(() -> define(p -> p.from("in", NUMBERS).to(null, new Collected<>())))
        .withMessage("a step at %s: the id is null", at("to(null"));
  }

  private static void define(Consumer<Assembly> body) {
    Pipeline.define("nulls", body);
  }

  private static String at(String text) {
    return Sources.at(NullArgumentTest.class, text);
  }
}
