package dev.rtc.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TrialTest {

  record Inner(String name, int number) {}

  record Outer(Inner inner, @Nullable String note, Optional<Inner> other, List<String> tags) {}

  private static final DataType<Outer> OUTER = DataType.of(Outer.class);
  private static final Inner FINE = new Inner("a", 1);

  @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // a null as user code makes it
  private static <T> T nothing() {
    return (T) null;
  }

  @ParameterizedTest
  @MethodSource("dev.rtc.type.Sample#all")
  void whatever_can_be_written_passes(Sample<?> sample) throws Exception {
    Trial trial = new Trial(sample.type().typeInformation());
    for (Object value : sample.values()) {
      trial.require(value);
    }
  }

  @Test
  void nulls_may_be_components_and_not_elements() {
    Trial trial = new Trial(OUTER.typeInformation());

    Outer right = new Outer(FINE, null, Optional.of(FINE), List.of("x", "y"));
    assertThatCode(() -> trial.require(right)).doesNotThrowAnyException();
    Outer wrong = new Outer(FINE, "", Optional.empty(), Arrays.asList("x", nothing()));
    assertThatThrownBy(() -> trial.require(wrong))
        .isInstanceOf(NullPointerException.class)
        .hasMessageContaining("null where a value of type String");
  }

  @Test
  void neither_null_nor_a_value_of_another_class_passes() {
    Trial trial = new Trial(DataType.LONG.typeInformation());

    assertThatThrownBy(() -> trial.require(nothing())).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> trial.require("1")).isInstanceOf(ClassCastException.class);
  }

  @Test
  void values_without_parts_are_not_written() throws Exception {
    DataOutputSerializer scratch = new DataOutputSerializer(8);
    ValueSerializer<Inner> serializer =
        ValueSerializer.cast(
            DataType.of(Inner.class).serializer(false, new SerializerConfigImpl()));

    serializer.require(FINE, scratch);

    assertThat(scratch.length()).isZero();
  }
}
