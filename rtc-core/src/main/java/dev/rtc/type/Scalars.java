package dev.rtc.type;

import static dev.rtc.type.Scalar.VARIABLE;
import static dev.rtc.type.StableHash.mix;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.flink.types.StringValue;
import org.jspecify.annotations.Nullable;

/** Lists the types without parts. Formats and hashes here are for ever. */
final class Scalars {

  static final Scalar<String> STRING =
      Scalar.of(
              String.class,
              VARIABLE,
              (v, out) -> StringValue.writeString(v, out),
              StringValue::readString,
              String::hashCode)
          .asPlainKey();

  static final Scalar<Text> TEXT =
      Scalar.of(Text.class, VARIABLE, Scalars::writeText, Scalars::readText, Text::hashCode)
          .asPlainKey();

  static final Scalar<Boolean> BOOLEAN =
      Scalar.of(
              Boolean.class,
              1,
              (v, out) -> out.writeBoolean(v),
              DataInput::readBoolean,
              v -> Boolean.hashCode(v))
          .asPlainKey();

  static final Scalar<Byte> BYTE =
      Scalar.of(Byte.class, 1, (v, out) -> out.writeByte(v), DataInput::readByte, v -> v)
          .asPlainKey();

  static final Scalar<Short> SHORT =
      Scalar.of(Short.class, 2, (v, out) -> out.writeShort(v), DataInput::readShort, v -> v)
          .asPlainKey();

  static final Scalar<Integer> INTEGER =
      Scalar.of(Integer.class, 4, (v, out) -> out.writeInt(v), DataInput::readInt, v -> v)
          .asPlainKey();

  static final Scalar<Long> LONG =
      Scalar.of(Long.class, 8, (v, out) -> out.writeLong(v), DataInput::readLong, v -> v)
          .asPlainKey();

  static final Scalar<Character> CHARACTER =
      Scalar.of(Character.class, 2, (v, out) -> out.writeChar(v), DataInput::readChar, v -> v)
          .asPlainKey();

  static final Scalar<Float> FLOAT =
      Scalar.of(
              Float.class,
              4,
              (v, out) -> out.writeFloat(v),
              DataInput::readFloat,
              v -> Float.floatToIntBits(v))
          .canonicalBy(Scalars::oneZeroOneNaN);

  static final Scalar<Double> DOUBLE =
      Scalar.of(
              Double.class,
              8,
              (v, out) -> out.writeDouble(v),
              DataInput::readDouble,
              v -> Double.doubleToLongBits(v))
          .canonicalBy(Scalars::oneZeroOneNaN);

  static final Scalar<BigInteger> BIG_INTEGER =
      Scalar.of(
          BigInteger.class,
          VARIABLE,
          Scalars::writeBigInteger,
          Scalars::readBigInteger,
          Scalars::hashBigInteger);

  static final Scalar<BigDecimal> BIG_DECIMAL =
      Scalar.of(
              BigDecimal.class,
              VARIABLE,
              (v, out) -> {
                out.writeInt(v.scale());
                writeBigInteger(v.unscaledValue(), out);
              },
              in -> {
                int scale = in.readInt();
                return new BigDecimal(readBigInteger(in), scale);
              },
              v -> mix(hashBigInteger(v.unscaledValue()), v.scale()))
          .canonicalBy(BigDecimal::stripTrailingZeros);

  static final Scalar<UUID> UUID =
      Scalar.of(
          UUID.class,
          16,
          (v, out) -> {
            out.writeLong(v.getMostSignificantBits());
            out.writeLong(v.getLeastSignificantBits());
          },
          in -> new UUID(in.readLong(), in.readLong()),
          v -> mix(v.getMostSignificantBits(), v.getLeastSignificantBits()));

  static final Scalar<Instant> INSTANT =
      Scalar.of(
          Instant.class,
          12,
          (v, out) -> {
            out.writeLong(v.getEpochSecond());
            out.writeInt(v.getNano());
          },
          in -> Instant.ofEpochSecond(in.readLong(), in.readInt()),
          v -> mix(v.getEpochSecond(), v.getNano()));

  static final Scalar<Duration> DURATION =
      Scalar.of(
          Duration.class,
          12,
          (v, out) -> {
            out.writeLong(v.getSeconds());
            out.writeInt(v.getNano());
          },
          in -> Duration.ofSeconds(in.readLong(), in.readInt()),
          v -> mix(v.getSeconds(), v.getNano()));

  static final Scalar<LocalDate> LOCAL_DATE =
      Scalar.of(LocalDate.class, 6, Scalars::writeDate, Scalars::readDate, LocalDate::toEpochDay);

  static final Scalar<LocalTime> LOCAL_TIME =
      Scalar.of(
          LocalTime.class,
          8,
          (v, out) -> out.writeLong(v.toNanoOfDay()),
          in -> LocalTime.ofNanoOfDay(in.readLong()),
          LocalTime::toNanoOfDay);

  static final Scalar<LocalDateTime> LOCAL_DATE_TIME =
      Scalar.of(
          LocalDateTime.class,
          14,
          Scalars::writeDateTime,
          Scalars::readDateTime,
          Scalars::hashDateTime);

  static final Scalar<OffsetDateTime> OFFSET_DATE_TIME =
      Scalar.of(
          OffsetDateTime.class,
          18,
          (v, out) -> {
            writeDateTime(v.toLocalDateTime(), out);
            out.writeInt(v.getOffset().getTotalSeconds());
          },
          in -> OffsetDateTime.of(readDateTime(in), ZoneOffset.ofTotalSeconds(in.readInt())),
          v -> mix(hashDateTime(v.toLocalDateTime()), v.getOffset().getTotalSeconds()));

  /** Keeps instant and zone; the local time follows from the zone rules where it is read. */
  static final Scalar<ZonedDateTime> ZONED_DATE_TIME =
      Scalar.of(
          ZonedDateTime.class,
          VARIABLE,
          (v, out) -> {
            writeDateTime(v.toLocalDateTime(), out);
            out.writeInt(v.getOffset().getTotalSeconds());
            out.writeUTF(v.getZone().getId());
          },
          in ->
              ZonedDateTime.ofInstant(
                  readDateTime(in),
                  ZoneOffset.ofTotalSeconds(in.readInt()),
                  ZoneId.of(in.readUTF())),
          v -> mix(mix(v.toEpochSecond(), v.getNano()), v.getZone().getId().hashCode()));

  private static final List<Scalar<?>> ALL =
      Stream.concat(
              Stream.of(
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
                  UUID,
                  INSTANT,
                  DURATION,
                  LOCAL_DATE,
                  LOCAL_TIME,
                  LOCAL_DATE_TIME,
                  OFFSET_DATE_TIME,
                  ZONED_DATE_TIME),
              PrimitiveArrays.ALL.stream())
          .toList();

  private Scalars() {}

  static List<Scalar<?>> all() {
    return ALL;
  }

  static @Nullable Scalar<?> named(String name) {
    return ALL.stream().filter(scalar -> scalar.name().equals(name)).findFirst().orElse(null);
  }

  static @Nullable Scalar<?> ofClass(Class<?> type) {
    return ALL.stream().filter(scalar -> scalar.type == type).findFirst().orElse(null);
  }

  static float oneZeroOneNaN(float value) {
    return Float.isNaN(value) ? Float.NaN : value + 0.0f;
  }

  static double oneZeroOneNaN(double value) {
    return Double.isNaN(value) ? Double.NaN : value + 0.0;
  }

  private static void writeText(Text value, DataOutput out) throws IOException {
    VarInt.write(value.length(), out);
    value.writeTo(out);
  }

  private static Text readText(DataInput in) throws IOException {
    byte[] bytes = new byte[VarInt.read(in)];
    in.readFully(bytes);
    return Text.adopt(bytes);
  }

  private static void writeBigInteger(BigInteger value, DataOutput out) throws IOException {
    byte[] bytes = value.toByteArray();
    VarInt.write(bytes.length, out);
    out.write(bytes);
  }

  private static BigInteger readBigInteger(DataInput in) throws IOException {
    byte[] bytes = new byte[VarInt.read(in)];
    in.readFully(bytes);
    return new BigInteger(bytes);
  }

  private static long hashBigInteger(BigInteger value) {
    return Text.adopt(value.toByteArray()).hashCode();
  }

  private static void writeDate(LocalDate value, DataOutput out) throws IOException {
    out.writeInt(value.getYear());
    out.writeByte(value.getMonthValue());
    out.writeByte(value.getDayOfMonth());
  }

  private static LocalDate readDate(DataInput in) throws IOException {
    return LocalDate.of(in.readInt(), in.readByte(), in.readByte());
  }

  private static void writeDateTime(LocalDateTime value, DataOutput out) throws IOException {
    writeDate(value.toLocalDate(), out);
    out.writeLong(value.toLocalTime().toNanoOfDay());
  }

  private static LocalDateTime readDateTime(DataInput in) throws IOException {
    return LocalDateTime.of(readDate(in), LocalTime.ofNanoOfDay(in.readLong()));
  }

  private static long hashDateTime(LocalDateTime value) {
    return mix(value.toLocalDate().toEpochDay(), value.toLocalTime().toNanoOfDay());
  }
}
