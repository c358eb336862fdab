package dev.rtc.testing.upgrade;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rtc.type.DataType;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.api.java.typeutils.GenericTypeInfo;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Plants faults in serializers and types: each is found. */
class SerializerCheckTest {

  record Order(String shop, long cents, long discount, Optional<Colour> colour) {}

  enum Colour {
    RED,
    BLUE
  }

  record Paint(Colour colour, int layers) {}

  private static final Order ORDER = new Order("a", 3, 1, Optional.of(Colour.BLUE));

  @Test
  void a_sound_type_passes() {
    SerializerCheck.of(DataType.of(Order.class))
        .with(ORDER)
        .with(new Order("", Long.MIN_VALUE, 0, Optional.empty()))
        .assertSound();
    SerializerCheck.of(DataType.list(DataType.of(Order.class)).accumulator())
        .with(List.of(ORDER), List.of())
        .assertSound();
    SerializerCheck.of(DataType.of(long[].class)).with(new long[] {1, 2}).assertSound();
  }

  @Test
  void a_key_that_holds_an_enum_is_the_same_in_another_jvm() {
    SerializerCheck.of(DataType.of(Paint.class)).with(new Paint(Colour.RED, 2)).assertKey();
    SerializerCheck.of(DataType.STRING).with("a", "").assertKey();
  }

  @Test
  void an_unstable_key_hash_is_found() {
    assertThatThrownBy(
            () ->
                SerializerCheck.of(new Described<>(Paint.class, new PaintSerializer(false)))
                    .with(new Paint(Colour.RED, 2))
                    .assertKey())
        .isInstanceOf(AssertionError.class)
        .hasMessageMatching(
            "(?s)the serializer of Paint has a fault:\\n"
                + "  the key Paint\\[colour=RED, layers=2] has the hash -?\\d+ here and -?\\d+ in"
                + " another JVM: its state would not be found; .*");
  }

  @Test
  void a_type_that_cannot_be_a_key_is_told() {
    assertThatThrownBy(
            () -> SerializerCheck.of(DataType.set(DataType.STRING)).with(Set.of("a")).assertKey())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("the serializer of Set<String> has a fault:");
  }

  @Test
  void swapped_fields_are_found() {
    assertThatThrownBy(
            () ->
                SerializerCheck.of(new Described<>(Range.class, new RangeSerializer(true, false)))
                    .with(new Range(1, 2))
                    .assertSound())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("written and read, Range[1, 2] became Range[2, 1]");
  }

  @Test
  void values_that_would_not_show_swapped_fields_are_refused() {
    assertThatThrownBy(
            () ->
                SerializerCheck.of(DataType.of(Order.class))
                    .with(new Order("a", 1, 1, Optional.empty()))
                    .assertSound())
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            "the serializer of Order has a fault:\n  no value tells 'cents' from 'discount': give"
                + " one in which they differ, or swapped fields go unseen");
  }

  @Test
  void an_identity_copy_of_what_changes_is_found() {
    assertThatThrownBy(
            () ->
                SerializerCheck.of(new Described<>(Range.class, new RangeSerializer(false, true)))
                    .with(new Range(1, 2))
                    .assertSound())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("the copy of Range[1, 2] is the very same object");
  }

  @Test
  void bytes_that_are_left_over_are_found() {
    assertThatThrownBy(
            () ->
                SerializerCheck.of(new Described<>(Paint.class, new PaintSerializer(true)))
                    .with(new Paint(Colour.RED, 2))
                    .assertSound())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("fewer bytes are read than were written");
  }

  @Test
  void kryo_is_found() {
    assertThatThrownBy(
            () ->
                SerializerCheck.of(new GenericTypeInfo<>(Range.class))
                    .with(new Range(1, 2))
                    .assertSound())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("would go through Kryo");
    assertThatThrownBy(
            () -> SerializerCheck.of(DataType.of(Range.class)).with(new Range(1, 2)).assertSound())
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("the serializer of Range has a fault:");
  }

  @Test
  void no_values_are_refused() {
    assertThatThrownBy(() -> SerializerCheck.of(DataType.STRING).assertSound())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("SerializerCheck of String has no values; give some: .with(value, ...)");
  }

  /** Changes in place. */
  static final class Range implements Serializable {

    private static final long serialVersionUID = 1L;

    private final int from;
    private final int to;

    Range(int from, int to) {
      this.from = from;
      this.to = to;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Range that && from == that.from && to == that.to;
    }

    @Override
    public int hashCode() {
      return Objects.hash(from, to);
    }

    @Override
    public String toString() {
      return "Range[" + from + ", " + to + "]";
    }
  }

  /** Is the least a serializer has to be. */
  private abstract static class Least<T> extends TypeSerializerSingleton<T> {

    private static final long serialVersionUID = 1L;

    @Override
    public boolean isImmutableType() {
      return true;
    }

    @Override
    public T copy(T from) {
      return from;
    }

    @Override
    public T copy(T from, T reuse) {
      return copy(from);
    }

    @Override
    public int getLength() {
      return -1;
    }

    @Override
    public T deserialize(T reuse, DataInputView source) throws IOException {
      return deserialize(source);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
      serialize(deserialize(source), target);
    }

    @Override
    public TypeSerializerSnapshot<T> snapshotConfiguration() {
      LeastSnapshot.LAST.set(this);
      return new LeastSnapshot<>(this);
    }
  }

  /** Restores the serializer it was made of, in this JVM. */
  public static final class LeastSnapshot<T> extends SimpleTypeSerializerSnapshot<T> {

    private static final AtomicReference<TypeSerializer<?>> LAST = new AtomicReference<>();

    /** Creates an empty snapshot. */
    public LeastSnapshot() {
      this(restored());
    }

    LeastSnapshot(TypeSerializer<T> serializer) {
      super(() -> serializer);
    }

    @SuppressWarnings("unchecked") // a test has one serializer
    private static <T> TypeSerializer<T> restored() {
      return (TypeSerializer<T>) LAST.get();
    }
  }

  private static final class RangeSerializer extends Least<Range> {

    private static final long serialVersionUID = 1L;

    private final boolean swaps;
    private final boolean changes;

    RangeSerializer(boolean swaps, boolean changes) {
      this.swaps = swaps;
      this.changes = changes;
    }

    @Override
    public boolean isImmutableType() {
      return !changes;
    }

    @Override
    public Range createInstance() {
      return new Range(0, 0);
    }

    @Override
    public void serialize(Range range, DataOutputView target) throws IOException {
      target.writeInt(swaps ? range.to : range.from);
      target.writeInt(swaps ? range.from : range.to);
    }

    @Override
    public Range deserialize(DataInputView source) throws IOException {
      return new Range(source.readInt(), source.readInt());
    }
  }

  private static final class PaintSerializer extends Least<Paint> {

    private static final long serialVersionUID = 1L;

    private final boolean wasteful;

    PaintSerializer(boolean wasteful) {
      this.wasteful = wasteful;
    }

    @Override
    public Paint createInstance() {
      return new Paint(Colour.RED, 0);
    }

    @Override
    public void serialize(Paint paint, DataOutputView target) throws IOException {
      target.writeUTF(paint.colour().name());
      target.writeInt(paint.layers());
      target.write(new byte[wasteful ? 1 : 0]);
    }

    @Override
    public Paint deserialize(DataInputView source) throws IOException {
      return new Paint(Colour.valueOf(source.readUTF()), source.readInt());
    }
  }

  /** Describes a type that has a serializer. */
  private static final class Described<T> extends TypeInformation<T> {

    private static final long serialVersionUID = 1L;

    private final Class<T> type;
    private final TypeSerializer<T> serializer;

    Described(Class<T> type, TypeSerializer<T> serializer) {
      this.type = type;
      this.serializer = serializer;
    }

    @Override
    public boolean isBasicType() {
      return false;
    }

    @Override
    public boolean isTupleType() {
      return false;
    }

    @Override
    public int getArity() {
      return 1;
    }

    @Override
    public int getTotalFields() {
      return 1;
    }

    @Override
    public Class<T> getTypeClass() {
      return type;
    }

    @Override
    public boolean isKeyType() {
      return true;
    }

    @Override
    public TypeSerializer<T> createSerializer(SerializerConfig config) {
      return serializer;
    }

    @Override
    public String toString() {
      return type.getSimpleName();
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }

    @Override
    public boolean canEqual(Object other) {
      return other instanceof Described;
    }
  }
}
