package dev.rtc.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Restores values of one class as values of another. A snapshot's class names are exchanged in its
 * bytes, as if the class had been edited: {@code V1} is the class before and {@code V2} the class
 * after.
 */
class EvolutionTest {

  record OrderV1(long id, @Nullable String shop, int pieces) {}

  record SwappedV1(String word, int number) {}

  record SwappedV2(int number, String word) {}

  record ShorterV1(int kept, String gone, List<String> alsoGone, @Nullable Long last) {}

  record ShorterV2(int kept, @Nullable Long last) {}

  record LongerV1(int kept) {}

  record LongerV2(Optional<String> added, int kept, Optional<Integer> more) {}

  record RequiredV1(int kept) {}

  record RequiredV2(int kept, String added) {}

  record BoxedV1(int number) {}

  record BoxedV2(@Nullable Integer number) {}

  record RetypedV1(int number) {}

  record RetypedV2(String number) {}

  record OuterV1(ShorterV1 inner, List<ColourV1> colours) {}

  record OuterV2(ShorterV2 inner, List<ColourV2> colours) {}

  record PaintV1(ColourV1 colour, Optional<ColourV1> other) {}

  record PaintV2(ColourV2 colour, Optional<ColourV2> other) {}

  enum ColourV1 {
    RED,
    BLUE
  }

  enum ColourV2 {
    GREEN,
    BLUE,
    RED
  }

  enum FewerV1 {
    RED,
    BLUE
  }

  enum FewerV2 {
    RED
  }

  sealed interface EventV1 permits AV1, BV1 {}

  record AV1(int a) implements EventV1 {}

  record BV1(String b, int gone) implements EventV1 {}

  sealed interface EventV2 permits BV2, CV2, AV2 {}

  record AV2(int a) implements EventV2 {}

  record BV2(String b) implements EventV2 {}

  record CV2() implements EventV2 {}

  sealed interface ShapeV1 permits SquareV1, CircleV1 {}

  record SquareV1(int side) implements ShapeV1 {}

  record CircleV1(int radius) implements ShapeV1 {}

  sealed interface ShapeV2 permits CircleV2, LineV2, SquareV2 {}

  record SquareV2(int side) implements ShapeV2 {}

  record CircleV2(int radius) implements ShapeV2 {}

  record LineV2(int length) implements ShapeV2 {}

  private static <T> TypeSerializer<T> serializer(DataType<T> type) {
    return type.typeInformation().createSerializer(new SerializerConfigImpl());
  }

  /** Snapshots the old type and reads it back where its classes are called like the new ones. */
  private static <T> TypeSerializerSnapshot<T> edited(DataType<?> old) {
    return edited(old, "V1", "V2");
  }

  private static <T> TypeSerializerSnapshot<T> edited(DataType<?> old, String from, String to) {
    try {
      DataOutputSerializer out = new DataOutputSerializer(64);
      TypeSerializerSnapshot.writeVersionedSnapshot(out, serializer(old).snapshotConfiguration());
      String written = new String(out.getCopyOfBuffer(), StandardCharsets.ISO_8859_1);
      byte[] bytes = written.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
      return TypeSerializerSnapshot.readVersionedSnapshot(
          new DataInputDeserializer(bytes), EvolutionTest.class.getClassLoader());
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }

  private static <T> TypeSerializerSchemaCompatibility<T> compatibility(
      DataType<?> old, DataType<T> now) {
    return serializer(now).snapshotConfiguration().resolveSchemaCompatibility(edited(old));
  }

  private static <O, T> T migrated(DataType<O> old, O value, DataType<T> now) {
    assertThat(compatibility(old, now).isCompatibleAfterMigration()).isTrue();
    TypeSerializerSnapshot<T> snapshot = edited(old);
    T read = Values.read(snapshot.restoreSerializer(), Values.bytes(serializer(old), value));
    return Values.read(serializer(now), Values.bytes(serializer(now), read));
  }

  @Test
  void an_unchanged_schema_is_read_as_it_is() {
    DataType<OrderV1> type = DataType.of(OrderV1.class);
    TypeSerializerSnapshot<OrderV1> snapshot = serializer(type).snapshotConfiguration();

    assertThat(snapshot.resolveSchemaCompatibility(snapshot).isCompatibleAsIs()).isTrue();
    assertThat(snapshot.restoreSerializer()).isEqualTo(serializer(type));
    assertThat(
            serializer(DataType.list(type))
                .snapshotConfiguration()
                .resolveSchemaCompatibility(serializer(DataType.list(type)).snapshotConfiguration())
                .isCompatibleAsIs())
        .isTrue();
  }

  @Test
  void facts_and_accumulators_restore_each_other() {
    DataType<OrderV1> type = DataType.of(OrderV1.class);
    TypeSerializerSnapshot<OrderV1> accumulator =
        type.accumulator().createSerializer(new SerializerConfigImpl()).snapshotConfiguration();

    assertThat(
            accumulator
                .resolveSchemaCompatibility(serializer(type).snapshotConfiguration())
                .isCompatibleAsIs())
        .isTrue();
  }

  @Test
  void fields_may_be_reordered() {
    assertThat(
            migrated(
                DataType.of(SwappedV1.class), new SwappedV1("a", 1), DataType.of(SwappedV2.class)))
        .isEqualTo(new SwappedV2(1, "a"));
  }

  @Test
  void fields_may_be_removed() {
    assertThat(
            migrated(
                DataType.of(ShorterV1.class),
                new ShorterV1(1, "x", List.of("y"), 5L),
                DataType.of(ShorterV2.class)))
        .isEqualTo(new ShorterV2(1, 5L));
  }

  @Test
  void optional_fields_may_be_added_and_are_empty() {
    assertThat(migrated(DataType.of(LongerV1.class), new LongerV1(1), DataType.of(LongerV2.class)))
        .isEqualTo(new LongerV2(Optional.empty(), 1, Optional.empty()));
  }

  @Test
  void a_primitive_may_become_its_box_but_not_back() {
    assertThat(migrated(DataType.of(BoxedV1.class), new BoxedV1(3), DataType.of(BoxedV2.class)))
        .isEqualTo(new BoxedV2(3));
    assertThat(
            serializer(DataType.of(BoxedV1.class))
                .snapshotConfiguration()
                .resolveSchemaCompatibility(edited(DataType.of(BoxedV2.class), "V2", "V1"))
                .isIncompatible())
        .isTrue();
  }

  @Test
  void nested_records_migrate_with_what_holds_them() {
    DataType<Keyed<String, OuterV1>> old =
        DataType.keyed(DataType.STRING, DataType.of(OuterV1.class));
    DataType<Keyed<String, OuterV2>> now =
        DataType.keyed(DataType.STRING, DataType.of(OuterV2.class));
    ShorterV1 inner = new ShorterV1(1, "x", List.of(), null);
    OuterV1 outer = new OuterV1(inner, List.of(ColourV1.RED, ColourV1.BLUE));

    assertThat(migrated(old, new Keyed<>("a", outer), now))
        .isEqualTo(
            new Keyed<>(
                "a", new OuterV2(new ShorterV2(1, null), List.of(ColourV2.RED, ColourV2.BLUE))));
  }

  @Test
  void constants_may_be_added_and_reordered_without_migration() {
    DataType<PaintV2> now = DataType.of(PaintV2.class);
    byte[] old =
        Values.bytes(
            serializer(DataType.of(PaintV1.class)),
            new PaintV1(ColourV1.RED, Optional.of(ColourV1.BLUE)));

    TypeSerializerSchemaCompatibility<PaintV2> verdict =
        compatibility(DataType.of(PaintV1.class), now);

    assertThat(verdict.isCompatibleWithReconfiguredSerializer()).isTrue();
    TypeSerializer<PaintV2> reconfigured = verdict.getReconfiguredSerializer();
    PaintV2 added = new PaintV2(ColourV2.GREEN, Optional.of(ColourV2.RED));
    assertThat(Values.read(reconfigured, old))
        .isEqualTo(new PaintV2(ColourV2.RED, Optional.of(ColourV2.BLUE)));
    assertThat(Values.read(reconfigured, Values.bytes(reconfigured, added))).isEqualTo(added);
  }

  @Test
  void records_of_a_sealed_interface_may_be_added_and_reordered_without_migration() {
    DataType<ShapeV2> now = DataType.of(ShapeV2.class);
    byte[] old = Values.bytes(serializer(DataType.of(ShapeV1.class)), new CircleV1(5));

    TypeSerializerSchemaCompatibility<ShapeV2> verdict =
        compatibility(DataType.of(ShapeV1.class), now);

    assertThat(verdict.isCompatibleWithReconfiguredSerializer()).isTrue();
    TypeSerializer<ShapeV2> reconfigured = verdict.getReconfiguredSerializer();
    assertThat(Values.read(reconfigured, old)).isEqualTo(new CircleV2(5));
    assertThat(Values.read(reconfigured, Values.bytes(reconfigured, new LineV2(1))))
        .isEqualTo(new LineV2(1));
  }

  @Test
  void records_of_a_sealed_interface_may_change_themselves() {
    assertThat(migrated(DataType.of(EventV1.class), new BV1("b", 1), DataType.of(EventV2.class)))
        .isEqualTo(new BV2("b"));
  }

  @Test
  void anything_else_is_incompatible() {
    assertIncompatible(RequiredV1.class, RequiredV2.class);
    assertIncompatible(RetypedV1.class, RetypedV2.class);
    assertIncompatible(FewerV1.class, FewerV2.class);
    assertIncompatible(LongerV1.class, BoxedV2.class);
    assertThat(
            compatibility(DataType.list(DataType.LONG), DataType.set(DataType.LONG))
                .isIncompatible())
        .isTrue();
    assertThat(compatibility(DataType.LONG, DataType.of(BoxedV2.class)).isIncompatible()).isTrue();
  }

  private static void assertIncompatible(Class<?> old, Class<?> now) {
    assertThat(compatibility(DataType.of(old), DataType.of(now)).isIncompatible()).isTrue();
  }

  @Test
  void reading_with_an_incompatible_class_says_both_schemas() {
    TypeSerializerSnapshot<RequiredV2> added = edited(DataType.of(RequiredV1.class));
    TypeSerializerSnapshot<RetypedV2> retyped = edited(DataType.of(RetypedV1.class));
    byte[] bytes = Values.bytes(serializer(DataType.of(RetypedV1.class)), new RetypedV1(7));

    assertThatIllegalStateException()
        .isThrownBy(added::restoreSerializer)
        .withMessage(
            "State was written with the fields [kept], without java.lang.String added;"
                + " a component that is added must be an Optional");
    TypeSerializer<RetypedV2> restored = retyped.restoreSerializer();
    assertThatIllegalStateException()
        .isThrownBy(() -> Values.read(restored, bytes))
        .withMessage("Fields [number] = [7] don't fit " + RetypedV2.class);
  }

  @Test
  void writing_the_old_form_without_a_removed_field_is_refused() {
    TypeSerializerSnapshot<ShorterV2> snapshot = edited(DataType.of(ShorterV1.class));
    TypeSerializer<ShorterV2> restored = snapshot.restoreSerializer();

    assertThatIllegalStateException()
        .isThrownBy(() -> Values.bytes(restored, new ShorterV2(1, 2L)))
        .withMessage(ShorterV2.class + " no longer has gone; the old form can't be written");
  }

  @Test
  void a_removed_constant_is_named() {
    TypeSerializerSnapshot<FewerV2> snapshot = edited(DataType.of(FewerV1.class));

    assertThatIllegalStateException()
        .isThrownBy(snapshot::restoreSerializer)
        .withMessage(FewerV2.class + " no longer has [BLUE], which the state was written with");
  }

  @Test
  void a_class_that_is_gone_is_named() {
    record GoneV1() {}

    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> edited(DataType.of(GoneV1.class)))
        .havingCause()
        .isInstanceOf(IOException.class)
        .withMessage(
            "The state holds values of dev.rtc.type.EvolutionTest$1GoneV2, a class that no longer"
                + " exists; bring it back under this name");
  }
}
