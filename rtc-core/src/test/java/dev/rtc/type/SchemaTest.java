package dev.rtc.type;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SchemaTest {

  record Point(long x, @Nullable String name, Optional<Colour> colour) {}

  enum Colour {
    RED,
    BLUE
  }

  sealed interface Shape permits Dot, Line {}

  record Dot() implements Shape {}

  record Line(Map<String, Integer> marks) implements Shape {}

  private static final Schema STRING = new Schema.Plain("String", List.of());

  private static Schema schema(TypeInformation<?> type) {
    return Schema.of(type.createSerializer(new SerializerConfigImpl()));
  }

  private static Schema schema(Class<?> type) {
    return schema(DataType.of(type).typeInformation());
  }

  @Test
  void a_record_is_its_fields_by_name() {
    Schema.Constants colour =
        new Schema.Constants("dev.rtc.type.SchemaTest$Colour", List.of("RED", "BLUE"));

    assertThat(schema(Point.class))
        .isEqualTo(
            new Schema.Fields(
                "dev.rtc.type.SchemaTest$Point",
                List.of(
                    new Schema.Field("x", false, new Schema.Plain("Long", List.of())),
                    new Schema.Field("name", true, STRING),
                    new Schema.Field(
                        "colour", true, new Schema.Plain("optional", List.of(colour))))));
  }

  @Test
  void a_sealed_interface_is_its_records() {
    Schema integer = new Schema.Plain("Integer", List.of());
    Schema marks = new Schema.Plain("map", List.of(STRING, integer));

    assertThat(schema(Shape.class))
        .isEqualTo(
            new Schema.Variants(
                "dev.rtc.type.SchemaTest$Shape",
                List.of(
                    new Schema.Variant(
                        "dev.rtc.type.SchemaTest$Dot",
                        new Schema.Fields("dev.rtc.type.SchemaTest$Dot", List.of())),
                    new Schema.Variant(
                        "dev.rtc.type.SchemaTest$Line",
                        new Schema.Fields(
                            "dev.rtc.type.SchemaTest$Line",
                            List.of(new Schema.Field("marks", true, marks)))))));
  }

  @Test
  void plain_serializers_of_flink_are_told_by_name() {
    assertThat(schema(Types.LONG)).isEqualTo(new Schema.Plain("flink LongSerializer", List.of()));
    assertThat(schema(Types.MAP(Types.LONG, Types.STRING)))
        .isEqualTo(
            new Schema.Plain(
                "flink MapSerializer",
                List.of(
                    new Schema.Plain("flink LongSerializer", List.of()),
                    new Schema.Plain("flink StringSerializer", List.of()))));
  }

  @Test
  void what_only_its_own_snapshot_understands_is_kept_as_bytes() {
    Schema tuple = schema(Types.TUPLE(Types.LONG, Types.STRING));

    assertThat(tuple)
        .isInstanceOf(Schema.Foreign.class)
        .isEqualTo(schema(Types.TUPLE(Types.LONG, Types.STRING)));
    assertThat(tuple).isNotEqualTo(schema(Types.TUPLE(Types.STRING, Types.LONG)));
  }
}
