package dev.rtc.type;

import static dev.rtc.type.StableHash.mix;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.types.StringValue;
import org.jspecify.annotations.Nullable;

/** Lists the types without parts. Formats and hashes here are for ever. */
final class Scalars {

  static final Scalar<String> STRING =
      new PlainKey<>(String.class, Scalar.VARIABLE) {
        @Override
        void write(String value, DataOutput target) throws IOException {
          StringValue.writeString(value, target);
        }

        @Override
        String read(DataInput source) throws IOException {
          return StringValue.readString(source);
        }
      };

  static final Scalar<Text> TEXT =
      new PlainKey<>(Text.class, Scalar.VARIABLE) {
        @Override
        void write(Text value, DataOutput target) throws IOException {
          VarInt.write(value.length(), target);
          value.writeTo(target);
        }

        @Override
        Text read(DataInput source) throws IOException {
          byte[] bytes = new byte[VarInt.read(source)];
          source.readFully(bytes);
          return Text.adopt(bytes);
        }
      };

  static final Scalar<Boolean> BOOLEAN =
      new PlainKey<>(Boolean.class, 1) {
        @Override
        void write(Boolean value, DataOutput target) throws IOException {
          target.writeBoolean(value);
        }

        @Override
        Boolean read(DataInput source) throws IOException {
          return source.readBoolean();
        }
      };

  static final Scalar<Byte> BYTE =
      new PlainKey<>(Byte.class, 1) {
        @Override
        void write(Byte value, DataOutput target) throws IOException {
          target.writeByte(value);
        }

        @Override
        Byte read(DataInput source) throws IOException {
          return source.readByte();
        }
      };

  static final Scalar<Short> SHORT =
      new PlainKey<>(Short.class, 2) {
        @Override
        void write(Short value, DataOutput target) throws IOException {
          target.writeShort(value);
        }

        @Override
        Short read(DataInput source) throws IOException {
          return source.readShort();
        }
      };

  static final Scalar<Integer> INTEGER =
      new PlainKey<>(Integer.class, 4) {
        @Override
        void write(Integer value, DataOutput target) throws IOException {
          target.writeInt(value);
        }

        @Override
        Integer read(DataInput source) throws IOException {
          return source.readInt();
        }
      };

  static final Scalar<Long> LONG =
      new PlainKey<>(Long.class, 8) {
        @Override
        void write(Long value, DataOutput target) throws IOException {
          target.writeLong(value);
        }

        @Override
        Long read(DataInput source) throws IOException {
          return source.readLong();
        }

        @Override
        long hash(Long value) {
          return value;
        }
      };

  static final Scalar<Character> CHARACTER =
      new PlainKey<>(Character.class, 2) {
        @Override
        void write(Character value, DataOutput target) throws IOException {
          target.writeChar(value);
        }

        @Override
        Character read(DataInput source) throws IOException {
          return source.readChar();
        }
      };

  static final Scalar<Float> FLOAT =
      new Canonical<>(Float.class, 4) {
        @Override
        void write(Float value, DataOutput target) throws IOException {
          target.writeFloat(value);
        }

        @Override
        Float read(DataInput source) throws IOException {
          return source.readFloat();
        }

        @Override
        long hash(Float value) {
          return Float.floatToIntBits(value);
        }

        @Override
        Float canonical(Float value) {
          return oneZeroOneNaN(value.floatValue());
        }
      };

  static final Scalar<Double> DOUBLE =
      new Canonical<>(Double.class, 8) {
        @Override
        void write(Double value, DataOutput target) throws IOException {
          target.writeDouble(value);
        }

        @Override
        Double read(DataInput source) throws IOException {
          return source.readDouble();
        }

        @Override
        long hash(Double value) {
          return Double.doubleToLongBits(value);
        }

        @Override
        Double canonical(Double value) {
          return oneZeroOneNaN(value.doubleValue());
        }
      };

  static final Scalar<BigInteger> BIG_INTEGER =
      new Scalar<>(BigInteger.class, Scalar.VARIABLE) {
        @Override
        void write(BigInteger value, DataOutput target) throws IOException {
          byte[] bytes = value.toByteArray();
          VarInt.write(bytes.length, target);
          target.write(bytes);
        }

        @Override
        BigInteger read(DataInput source) throws IOException {
          byte[] bytes = new byte[VarInt.read(source)];
          source.readFully(bytes);
          return new BigInteger(bytes);
        }

        @Override
        long hash(BigInteger value) {
          return Text.adopt(value.toByteArray()).hashCode();
        }
      };

  static final Scalar<BigDecimal> BIG_DECIMAL =
      new Canonical<>(BigDecimal.class, Scalar.VARIABLE) {
        @Override
        void write(BigDecimal value, DataOutput target) throws IOException {
          target.writeInt(value.scale());
          BIG_INTEGER.write(value.unscaledValue(), target);
        }

        @Override
        BigDecimal read(DataInput source) throws IOException {
          int scale = source.readInt();
          return new BigDecimal(BIG_INTEGER.read(source), scale);
        }

        @Override
        long hash(BigDecimal value) {
          return mix(BIG_INTEGER.hash(value.unscaledValue()), value.scale());
        }

        @Override
        BigDecimal canonical(BigDecimal value) {
          return value.stripTrailingZeros();
        }
      };

  static final Scalar<UUID> UUID =
      new Scalar<>(UUID.class, 16) {
        @Override
        void write(UUID value, DataOutput target) throws IOException {
          target.writeLong(value.getMostSignificantBits());
          target.writeLong(value.getLeastSignificantBits());
        }

        @Override
        UUID read(DataInput source) throws IOException {
          return new UUID(source.readLong(), source.readLong());
        }

        @Override
        long hash(UUID value) {
          return mix(value.getMostSignificantBits(), value.getLeastSignificantBits());
        }
      };

  private static final List<Scalar<?>> OWN =
      List.of(
          STRING,
          TEXT,
          BOOLEAN,
          BYTE,
          SHORT,
          INTEGER,
          LONG,
          CHARACTER,
          FLOAT,
          DOUBLE,
          BIG_INTEGER,
          BIG_DECIMAL,
          UUID);

  private static final List<Scalar<?>> ALL =
      Stream.of(OWN, TimeScalars.ALL, PrimitiveArrays.ALL)
          .<Scalar<?>>flatMap(List::stream)
          .toList();

  private static final Map<Class<?>, Scalar<?>> BY_CLASS =
      ALL.stream().collect(Collectors.toUnmodifiableMap(each -> each.type, Function.identity()));

  private static final Map<String, Scalar<?>> BY_NAME =
      ALL.stream().collect(Collectors.toUnmodifiableMap(Scalar::name, Function.identity()));

  private Scalars() {}

  static List<Scalar<?>> all() {
    return ALL;
  }

  static @Nullable Scalar<?> named(String name) {
    return BY_NAME.get(name);
  }

  static @Nullable Scalar<?> ofClass(Class<?> type) {
    return BY_CLASS.get(type);
  }

  static float oneZeroOneNaN(float value) {
    return Float.isNaN(value) ? Float.NaN : value + 0.0f;
  }

  static double oneZeroOneNaN(double value) {
    return Double.isNaN(value) ? Double.NaN : value + 0.0;
  }

  /** Describes a type whose {@code hashCode} is specified for ever. */
  private abstract static class PlainKey<T> extends Scalar<T> {

    private static final long serialVersionUID = 1L;

    PlainKey(Class<T> type, int length) {
      super(type, length);
    }

    @Override
    long hash(T value) {
      return value.hashCode();
    }

    @Override
    boolean plainKey() {
      return true;
    }
  }

  /** Describes a type several of whose values are the same key. */
  private abstract static class Canonical<T> extends Scalar<T> {

    private static final long serialVersionUID = 1L;

    Canonical(Class<T> type, int length) {
      super(type, length);
    }

    @Override
    boolean canonicalizes() {
      return true;
    }
  }
}
