package dev.rtc.type;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * Serializes values side by side, some of which may be null. Before every eighth nullable component
 * stands a byte that tells which of it and the next seven are null, the first in the lowest bit.
 * Where there are no components stands one byte, since Flink takes no bytes for no value.
 */
final class Components {

  private final List<ValueSerializer<Object>> serializers;
  private final boolean[] nullable;

  Components(TypeSerializer<?>[] nested, boolean[] nullable) {
    this.serializers = new ArrayList<>(nested.length);
    for (TypeSerializer<?> each : nested) {
      serializers.add(ValueSerializer.cast(each));
    }
    this.nullable = nullable;
  }

  static boolean[] allNullable(int count) {
    boolean[] all = new boolean[count];
    Arrays.fill(all, true);
    return all;
  }

  boolean immutable() {
    return serializers.stream().allMatch(TypeSerializer::isImmutableType);
  }

  void write(@Nullable Object[] values, DataOutputView target) throws IOException {
    if (values.length == 0) {
      target.writeByte(0);
    }
    int nullables = 0;
    for (int i = 0; i < values.length; i++) {
      if (nullable[i] && nullables++ % Byte.SIZE == 0) {
        target.writeByte(nullsFrom(i, values));
      }
      if (values[i] != null || !nullable[i]) {
        serializers.get(i).serialize(values[i], target);
      }
    }
  }

  void tryOut(@Nullable Object[] values, DataOutputView scratch) throws IOException {
    for (int i = 0; i < values.length; i++) {
      if (values[i] != null || !nullable[i]) {
        serializers.get(i).require(values[i], scratch);
      }
    }
  }

  private int nullsFrom(int first, @Nullable Object[] values) {
    int nulls = 0;
    for (int i = first, bit = 1; i < values.length && bit < 1 << Byte.SIZE; i++) {
      if (nullable[i]) {
        nulls |= values[i] == null ? bit : 0;
        bit <<= 1;
      }
    }
    return nulls;
  }

  @Nullable Object[] read(DataInputView source) throws IOException {
    @Nullable Object[] values = new @Nullable Object[nullable.length];
    if (values.length == 0) {
      source.readByte();
    }
    int nullables = 0;
    int nulls = 0;
    for (int i = 0; i < values.length; i++) {
      if (nullable[i]) {
        nulls = nullables++ % Byte.SIZE == 0 ? source.readUnsignedByte() : nulls >> 1;
      }
      if (!nullable[i] || (nulls & 1) == 0) {
        values[i] = serializers.get(i).read(source);
      }
    }
    return values;
  }

  void copy(DataInputView source, DataOutputView target) throws IOException {
    if (nullable.length == 0) {
      target.write(source, 1);
    }
    int nullables = 0;
    int nulls = 0;
    for (int i = 0; i < nullable.length; i++) {
      if (nullable[i] && nullables++ % Byte.SIZE == 0) {
        nulls = source.readUnsignedByte();
        target.writeByte(nulls);
      } else if (nullable[i]) {
        nulls >>= 1;
      }
      if (!nullable[i] || (nulls & 1) == 0) {
        serializers.get(i).copy(source, target);
      }
    }
  }

  @Nullable Object[] deepCopy(@Nullable Object[] values) {
    @Nullable Object[] copies = values.clone();
    for (int i = 0; i < values.length; i++) {
      copies[i] = values[i] == null ? null : serializers.get(i).copy(values[i]);
    }
    return copies;
  }

  long hash(@Nullable Object[] values) {
    long hash = values.length;
    for (int i = 0; i < values.length; i++) {
      hash = StableHash.mix(hash, values[i] == null ? -1 : serializers.get(i).hash(values[i]));
    }
    return hash;
  }

  boolean same(@Nullable Object[] left, @Nullable Object[] right) {
    for (int i = 0; i < left.length; i++) {
      Object mine = left[i];
      Object other = right[i];
      boolean same =
          mine == null || other == null ? mine == other : serializers.get(i).same(mine, other);
      if (!same) {
        return false;
      }
    }
    return true;
  }

  @Nullable Object[] canonical(@Nullable Object[] values) {
    @Nullable Object[] canonical = values.clone();
    for (int i = 0; i < values.length; i++) {
      canonical[i] = values[i] == null ? null : serializers.get(i).canonical(values[i]);
    }
    return canonical;
  }

  boolean canonicalizes() {
    return serializers.stream().anyMatch(ValueSerializer::canonicalizes);
  }
}
