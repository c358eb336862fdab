package dev.rtc.type;

import java.util.Objects;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.jspecify.annotations.Nullable;

/** Describes a {@link DataType} to Flink, for facts or for accumulators. */
final class DataTypeInformation<T> extends TypeInformation<T> {

  private static final long serialVersionUID = 1L;

  private final DataType<T> type;
  private final boolean accumulates;

  DataTypeInformation(DataType<T> type, boolean accumulates) {
    this.type = type;
    this.accumulates = accumulates;
  }

  DataType<T> type() {
    return type;
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
    return type.rawClass();
  }

  /** Says whether a value's own hash is fit for keys; rtc wraps the others. */
  @Override
  public boolean isKeyType() {
    return type.plainKey();
  }

  @Override
  public TypeSerializer<T> createSerializer(SerializerConfig config) {
    return type.serializer(accumulates, config);
  }

  @Override
  public String toString() {
    return accumulates ? "accumulator " + type.name() : type.name();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DataTypeInformation<?> that
        && accumulates == that.accumulates
        && type.equals(that.type);
  }

  @Override
  public int hashCode() {
    return Objects.hash(type, accumulates);
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof DataTypeInformation;
  }
}
