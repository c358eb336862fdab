package dev.rtc.connector.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.rtc.connector.SourceSpec;
import dev.rtc.type.DataType;
import dev.rtc.type.Keyed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.connector.source.Boundedness;
import org.junit.jupiter.api.Test;

class ItemsTest {

  @Test
  void items_come_in_their_order_and_end() throws Exception {
    SourceSpec<String> items = Items.of("b", "a", "c");

    assertThat(items.boundedness()).isEqualTo(Boundedness.BOUNDED);
    assertThat(items.describe()).isEqualTo("3 items");
    assertThat(Local.read(Local.flink(2), items)).containsExactly("b", "a", "c");
  }

  @Test
  void no_items_are_items_too() throws Exception {
    SourceSpec<String> none = Items.of(DataType.STRING);

    assertThat(Reported.by(none)).isEmpty();
    assertThat(Local.read(Local.flink(2), none)).isEmpty();
  }

  @Test
  void items_of_one_class_are_of_that_class() {
    assertThat(Items.of(1L, 2L).type()).isEqualTo(DataType.LONG);
    assertThat(Items.of(List.of(new Circle(1))).type()).isEqualTo(DataType.of(Circle.class));
    assertThat(Items.of(Sign.PLUS, Sign.MINUS).type()).isEqualTo(DataType.of(Sign.class));
  }

  @Test
  void items_of_one_sealed_interface_are_of_that_interface() throws Exception {
    SourceSpec<Shape> shapes = Items.of(new Circle(1), new Square(2));

    assertThat(shapes.type()).isEqualTo(DataType.of(Shape.class));
    assertThat(Local.read(Local.flink(1), shapes)).containsExactly(new Circle(1), new Square(2));
  }

  @Test
  void a_type_that_items_do_not_tell_is_asked_for() {
    assertThat(problem(Items.of(1, "a"))).contains("Integer, String share no one sealed interface");
    assertThat(problem(Items.of(Optional.of(1))))
        .contains("values of the generic Optional don't keep its type arguments");
    assertThat(problem(Items.of(List.<String>of()))).contains("no value to read it from");
    assertThat(problem(Items.of(new Keyed<>(1, 2))))
        .endsWith("write the type before the values, as a DataType");
  }

  private static String problem(SourceSpec<?> items) {
    assertThat(items.type().problems()).hasSize(1);
    return items.type().problems().get(0).toString();
  }

  @Test
  void items_of_a_given_type_may_be_generic() throws Exception {
    SourceSpec<List<String>> lists =
        Items.of(DataType.list(DataType.STRING), List.of("a", "b"), List.of());

    assertThat(Local.read(Local.flink(1), lists)).containsExactly(List.of("a", "b"), List.of());
  }

  @Test
  void a_list_that_changes_afterwards_changes_nothing() throws Exception {
    List<String> list = new ArrayList<>(List.of("a"));
    SourceSpec<String> items = Items.of(list);

    list.add("b");

    assertThat(Local.read(Local.flink(1), items)).containsExactly("a");
  }

  @Test
  void an_item_that_is_null_is_refused_at_once() {
    assertThatNullPointerException().isThrownBy(() -> Items.of(Arrays.asList("a", null)));
  }

  @Test
  void an_item_that_its_serializer_refuses_is_named() {
    SourceSpec<List<String>> lists =
        Items.of(DataType.list(DataType.STRING), List.of("a"), Arrays.asList("b", null));

    assertThatIllegalArgumentException()
        .isThrownBy(lists::source)
        .withMessageStartingWith("item 1 of Items.of(...) cannot be written: ");
  }

  sealed interface Shape {}

  record Circle(int radius) implements Shape {}

  record Square(int side) implements Shape {}

  enum Sign {
    PLUS {
      @Override
      int of(int number) {
        return number;
      }
    },
    MINUS {
      @Override
      int of(int number) {
        return -number;
      }
    };

    abstract int of(int number);
  }
}
