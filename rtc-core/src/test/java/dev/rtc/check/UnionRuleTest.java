package dev.rtc.check;

import static dev.rtc.check.Faults.fault;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.Assembly;
import dev.rtc.Flow;
import dev.rtc.connector.SourceSpec;
import dev.rtc.sample.Collected;
import dev.rtc.sample.GivenSource;
import dev.rtc.sample.Sources;
import dev.rtc.type.DataType;
import org.apache.flink.api.common.functions.MapFunction;
import org.junit.jupiter.api.Test;

class UnionRuleTest {

  private static final SourceSpec<Long> NUMBERS = GivenSource.of(DataType.LONG, 1L);

  /** Classes that tell more than Java's type of the flow they end in. */
  private static final MapFunction<Long, Circle> CIRCLE = Circle::new;

  private static final MapFunction<Long, Square> SQUARE = Square::new;

  @Test
  void flows_of_one_java_type_with_different_serializers_are_not_united() {
    assertThat(
            Faults.of(
                p -> {
                  Flow<Shape> circles = p.from("a", NUMBERS).map("circles", CIRCLE);
                  squares(p).union(circles).to("out", new Collected<>());
                }))
        .containsExactly(
            fault(
                "RTC-206",
                "out",
                at("squares(p).union(circles)"),
                "a union of flows of different types: Square of 'squares' (%s), Circle of 'circles' (%s)"
                    .formatted(at("map(\"squares\", SQUARE"), at("map(\"circles\", CIRCLE")),
                "give both the type they share: .map(\"id\", DataType.of(Shared.class), ...)"));
  }

  @Test
  void flows_of_the_type_they_share_are_united() {
    assertThat(
            Faults.of(
                p -> {
                  Flow<Shape> circles =
                      p.from("a", NUMBERS).map("circles", DataType.of(Shape.class), Circle::new);
                  Flow<Shape> squares =
                      p.from("b", NUMBERS).map("squares", DataType.of(Shape.class), Square::new);
                  squares.union(circles).to("out", new Collected<>());
                }))
        .isEmpty();
  }

  private static Flow<Shape> squares(Assembly p) {
    return p.from("b", NUMBERS).map("squares", SQUARE);
  }

  private static String at(String text) {
    return Sources.at(UnionRuleTest.class, text);
  }

  sealed interface Shape {}

  record Circle(long radius) implements Shape {}

  record Square(long side) implements Shape {}
}
