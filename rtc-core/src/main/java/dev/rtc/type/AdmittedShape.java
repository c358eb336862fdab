package dev.rtc.type;

import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.api.common.typeinfo.LocalTimeTypeInfo;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** Describes a type by the information that Flink has of it. */
record AdmittedShape<T>(TypeInformation<T> information) implements Shape<T> {

  /** Says whether it is none of Flink's plain types, or one that rtc has no scalar for. */
  static boolean isForeign(TypeInformation<?> information) {
    boolean plain =
        information instanceof BasicTypeInfo
            || information instanceof LocalTimeTypeInfo
            || information instanceof PrimitiveArrayTypeInfo;
    return !plain || Scalars.ofClass(information.getTypeClass()) == null;
  }

  @Override
  public String name() {
    return rawClass().getSimpleName();
  }

  @Override
  public Class<T> rawClass() {
    return information.getTypeClass();
  }

  @Override
  public List<TypeProblem> problems() {
    SerializerConfigImpl withoutKryo = new SerializerConfigImpl();
    withoutKryo.setGenericTypes(false);
    try {
      information.createSerializer(withoutKryo);
      return List.of();
    } catch (RuntimeException refused) {
      return List.of(
          UnknownShape.unsupported(
              information + ", which Flink can't serialize without Kryo: " + refused.getMessage(),
              "use a record, or a TypeInformation without generic types"));
    }
  }

  @Override
  public List<TypeProblem> keyProblems() {
    return List.of(
        UnknownShape.noKey(
            name() + ", a type of Flink's whose hash rtc doesn't know",
            "key by one of its fields, or by a record made from it"));
  }

  @Override
  public ValueSerializer<T> serializer(boolean accumulates, SerializerConfig config) {
    return new AdmittedSerializer<>(information.createSerializer(config), accumulates);
  }
}
