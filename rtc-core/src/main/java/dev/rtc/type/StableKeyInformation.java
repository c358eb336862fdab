package dev.rtc.type;

import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.jspecify.annotations.Nullable;

/** Describes wrapped keys to Flink. */
final class StableKeyInformation extends TypeInformation<StableKey> {

  private static final long serialVersionUID = 1L;

  private final DataType<?> type;

  StableKeyInformation(DataType<?> type) {
    this.type = type;
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
  public Class<StableKey> getTypeClass() {
    return StableKey.class;
  }

  @Override
  public boolean isKeyType() {
    return true;
  }

  @Override
  public TypeSerializer<StableKey> createSerializer(SerializerConfig config) {
    return new StableKeySerializer(type.serializer(false, config));
  }

  @Override
  public String toString() {
    return "StableKey<" + type.name() + ">";
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof StableKeyInformation that && type.equals(that.type);
  }

  @Override
  public int hashCode() {
    return type.hashCode();
  }

  @Override
  public boolean canEqual(Object other) {
    return other instanceof StableKeyInformation;
  }
}
