package dev.rtc.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.rtc.type.Sample.Clicked;
import dev.rtc.type.Sample.Colour;
import dev.rtc.type.Sample.Line;
import dev.rtc.type.Sample.Order;
import dev.rtc.type.Sample.Pair;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.typeutils.GenericTypeInfo;
import org.apache.flink.api.java.typeutils.ListTypeInfo;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DataTypeTest {

  interface Open {}

  sealed interface Half permits Good, Bad {}

  record Good(int number) implements Half {}

  static final class Bad implements Half {}

  record Tree(String name, List<Tree> children) {}

  record Flawed(
      Object anything,
      List<Meta> lines,
      Map<Date, Optional<Thread>> log,
      ArrayList<String> list,
      @SuppressWarnings("rawtypes") List raw,
      Half half,
      Open open,
      Thread[] workers) {}

  record Meta(HashMap<String, String> meta) {}

  static Stream<Sample<?>> all() {
    return Sample.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void a_type_survives_java_serialization_and_stays_equal(Sample<?> sample) throws Exception {
    DataType<?> clone = InstantiationUtil.clone(sample.type());

    assertThat(clone).isEqualTo(sample.type()).hasSameHashCodeAs(sample.type());
    assertThat(clone.problems()).isEmpty();
    assertThat(clone.typeInformation()).isEqualTo(sample.type().typeInformation());
    assertThat(clone.typeInformation()).isNotEqualTo(sample.type().accumulator());
  }

  @Test
  void names_read_as_in_java() {
    assertThat(
            Stream.of(
                DataType.TEXT,
                DataType.BYTES,
                DataType.of(int.class),
                DataType.of(Order[].class),
                DataType.keyed(DataType.TEXT, DataType.LONG),
                DataType.map(DataType.STRING, DataType.list(DataType.optional(DataType.DOUBLE))),
                DataType.tuple(List.of(DataType.LONG, DataType.set(DataType.UUID)))))
        .extracting(DataType::name)
        .containsExactly(
            "Text",
            "byte[]",
            "Integer",
            "Order[]",
            "Keyed<Text, Long>",
            "Map<String, List<Optional<Double>>>",
            "(Long, Set<UUID>)");
  }

  @Test
  void a_type_made_by_hand_equals_the_one_reflected() throws Exception {
    record Holder(
        Keyed<Text, Long> keyed,
        Windowed<Colour, List<Line>> windowed,
        Change<String, Optional<byte[]>> change,
        Map<String, ? extends Set<Integer>> map,
        Pair<String, Integer>[] pairs) {}

    assertThat(DataType.of(Holder.class).columns())
        .extracting(Column::type)
        .startsWith(
            DataType.keyed(DataType.TEXT, DataType.LONG),
            DataType.windowed(DataType.of(Colour.class), DataType.list(DataType.of(Line.class))),
            DataType.change(DataType.STRING, DataType.optional(DataType.BYTES)),
            DataType.map(DataType.STRING, DataType.set(DataType.INTEGER)))
        .last()
        .hasToString("Pair<String, Integer>[]");
  }

  @Test
  void types_differ_by_their_arguments() {
    assertThat(DataType.list(DataType.LONG))
        .isEqualTo(DataType.list(DataType.of(long.class)))
        .isNotEqualTo(DataType.list(DataType.INTEGER))
        .isNotEqualTo(DataType.set(DataType.LONG));
  }

  @Test
  void columns_name_describe_and_read_the_components_of_a_private_record() {
    record Inner(String word, int count) {}

    List<Column> columns = DataType.of(Inner.class).columns();

    assertThat(columns).extracting(Column::name).containsExactly("word", "count");
    assertThat(columns).extracting(Column::nullable).containsExactly(true, false);
    assertThat(columns).hasToString("[String word, Integer count]");
    assertThat(columns)
        .extracting(column -> column.read(new Inner("a", 2)))
        .containsExactly("a", 2);
    assertThat(DataType.STRING.columns()).isEmpty();
  }

  @Test
  @SuppressWarnings("GetClassOnEnum") // the class of the constant is what is tried here
  void an_enum_constant_with_a_body_is_of_its_enum() {
    assertThat(DataType.of(Colour.GREEN.getClass())).isEqualTo(DataType.of(Colour.class));
  }

  @Test
  void every_problem_is_told_with_its_path_and_what_to_write_instead() {
    DataType<Flawed> type = DataType.of(Flawed.class);

    assertThat(type.problems())
        .extracting(TypeProblem::toString)
        .containsExactly(
            "Flawed.anything: found the class java.lang.Object;"
                + " use the exact type, or a sealed interface of records",
            "Flawed.lines[].meta: found the class java.util.HashMap; declare it as Map",
            "Flawed.log[key]: found the class java.util.Date; use java.time.Instant",
            "Flawed.log[value]: found the class java.lang.Thread;"
                + " use a record, or admit the class with DataType.flink(TypeInformation)",
            "Flawed.list: found the class java.util.ArrayList; declare it as List or Set",
            "Flawed.raw: found the generic List without its type arguments;"
                + " state them, as in DataType.list(DataType.STRING)",
            "Flawed.half(Bad): found the class dev.rtc.type.DataTypeTest$Bad;"
                + " use a record, or admit the class with DataType.flink(TypeInformation)",
            "Flawed.open: found the interface dev.rtc.type.DataTypeTest$Open;"
                + " make it sealed and permit records only, or use the exact type",
            "Flawed.workers[]: found the class java.lang.Thread;"
                + " use a record, or admit the class with DataType.flink(TypeInformation)");
    assertThat(type.problems())
        .extracting(TypeProblem::kind)
        .contains(TypeProblem.Kind.LOST, TypeProblem.Kind.UNSUPPORTED);
  }

  @Test
  void using_a_type_with_problems_throws_with_all_of_them() {
    DataType<Keyed<String, Tree>> type = DataType.keyed(DataType.STRING, DataType.of(Tree.class));
    String problem =
        "Keyed<String, Tree>.value.children[]: found Tree inside itself;"
            + " refer to the inner one by its id; a type that contains itself has no end";

    assertThatIllegalStateException().isThrownBy(type::typeInformation).withMessage(problem);
    assertThatIllegalStateException().isThrownBy(type::accumulator).withMessage(problem);
    assertThatIllegalStateException().isThrownBy(type::key).withMessage(problem);
  }

  @Test
  void a_record_may_occur_twice_side_by_side() {
    record Twice(Clicked from, Clicked to, List<Clicked> more) {}

    assertThat(DataType.of(Twice.class).problems()).isEmpty();
  }

  @Test
  void what_rtc_describes_itself_stays_its_own_and_fit_for_keys() {
    assertThat(DataType.flink(DataType.of(Order.class).typeInformation()))
        .isEqualTo(DataType.of(Order.class));
    assertThat(DataType.flink(DataType.TEXT.accumulator())).isEqualTo(DataType.TEXT);
    assertThat(
            Stream.of(
                    Types.STRING,
                    Types.LONG,
                    Types.BIG_DEC,
                    Types.INSTANT,
                    Types.LOCAL_DATE,
                    Types.PRIMITIVE_ARRAY(Types.BYTE))
                .map(DataType::flink))
        .isEqualTo(
            List.of(
                DataType.STRING,
                DataType.LONG,
                DataType.BIG_DECIMAL,
                DataType.INSTANT,
                DataType.LOCAL_DATE,
                DataType.BYTES));
    assertThat(DataType.flink(Types.SQL_DATE).problems()).isEmpty();
  }

  @Test
  void a_type_of_flink_that_needs_kryo_is_refused() {
    TypeInformation<List<Thread>> information =
        new ListTypeInfo<>(new GenericTypeInfo<>(Thread.class));

    assertThat(DataType.flink(information).problems())
        .singleElement()
        .hasToString(
            "List: found List<GenericType<java.lang.Thread>>, which Flink can't serialize without"
                + " Kryo: Generic types have been disabled in the ExecutionConfig and type"
                + " java.lang.Thread is treated as a generic type.; use a record, or a"
                + " TypeInformation without generic types");
  }
}
