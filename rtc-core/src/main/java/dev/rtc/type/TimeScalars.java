package dev.rtc.type;

import static dev.rtc.type.StableHash.mix;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
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

/** Lists the types of dates and times. Formats and hashes here are for ever. */
final class TimeScalars {

  static final Scalar<Instant> INSTANT =
      new Scalar<>(Instant.class, 12) {
        @Override
        void write(Instant value, DataOutput target) throws IOException {
          target.writeLong(value.getEpochSecond());
          target.writeInt(value.getNano());
        }

        @Override
        Instant read(DataInput source) throws IOException {
          return Instant.ofEpochSecond(source.readLong(), source.readInt());
        }

        @Override
        long hash(Instant value) {
          return mix(value.getEpochSecond(), value.getNano());
        }
      };

  static final Scalar<Duration> DURATION =
      new Scalar<>(Duration.class, 12) {
        @Override
        void write(Duration value, DataOutput target) throws IOException {
          target.writeLong(value.getSeconds());
          target.writeInt(value.getNano());
        }

        @Override
        Duration read(DataInput source) throws IOException {
          return Duration.ofSeconds(source.readLong(), source.readInt());
        }

        @Override
        long hash(Duration value) {
          return mix(value.getSeconds(), value.getNano());
        }
      };

  static final Scalar<LocalDate> LOCAL_DATE =
      new Scalar<>(LocalDate.class, 6) {
        @Override
        void write(LocalDate value, DataOutput target) throws IOException {
          target.writeInt(value.getYear());
          target.writeByte(value.getMonthValue());
          target.writeByte(value.getDayOfMonth());
        }

        @Override
        LocalDate read(DataInput source) throws IOException {
          return LocalDate.of(source.readInt(), source.readByte(), source.readByte());
        }

        @Override
        long hash(LocalDate value) {
          return value.toEpochDay();
        }
      };

  static final Scalar<LocalTime> LOCAL_TIME =
      new Scalar<>(LocalTime.class, 8) {
        @Override
        void write(LocalTime value, DataOutput target) throws IOException {
          target.writeLong(value.toNanoOfDay());
        }

        @Override
        LocalTime read(DataInput source) throws IOException {
          return LocalTime.ofNanoOfDay(source.readLong());
        }

        @Override
        long hash(LocalTime value) {
          return value.toNanoOfDay();
        }
      };

  static final Scalar<LocalDateTime> LOCAL_DATE_TIME =
      new Scalar<>(LocalDateTime.class, 14) {
        @Override
        void write(LocalDateTime value, DataOutput target) throws IOException {
          LOCAL_DATE.write(value.toLocalDate(), target);
          LOCAL_TIME.write(value.toLocalTime(), target);
        }

        @Override
        LocalDateTime read(DataInput source) throws IOException {
          return LocalDateTime.of(LOCAL_DATE.read(source), LOCAL_TIME.read(source));
        }

        @Override
        long hash(LocalDateTime value) {
          return mix(LOCAL_DATE.hash(value.toLocalDate()), LOCAL_TIME.hash(value.toLocalTime()));
        }
      };

  static final Scalar<OffsetDateTime> OFFSET_DATE_TIME =
      new Scalar<>(OffsetDateTime.class, 18) {
        @Override
        void write(OffsetDateTime value, DataOutput target) throws IOException {
          LOCAL_DATE_TIME.write(value.toLocalDateTime(), target);
          target.writeInt(value.getOffset().getTotalSeconds());
        }

        @Override
        OffsetDateTime read(DataInput source) throws IOException {
          return OffsetDateTime.of(LOCAL_DATE_TIME.read(source), readOffset(source));
        }

        @Override
        long hash(OffsetDateTime value) {
          return mix(
              LOCAL_DATE_TIME.hash(value.toLocalDateTime()), value.getOffset().getTotalSeconds());
        }
      };

  /** Keeps instant and zone; the local time follows from the zone rules where it is read. */
  static final Scalar<ZonedDateTime> ZONED_DATE_TIME =
      new Scalar<>(ZonedDateTime.class, Scalar.VARIABLE) {
        @Override
        void write(ZonedDateTime value, DataOutput target) throws IOException {
          LOCAL_DATE_TIME.write(value.toLocalDateTime(), target);
          target.writeInt(value.getOffset().getTotalSeconds());
          target.writeUTF(value.getZone().getId());
        }

        @Override
        ZonedDateTime read(DataInput source) throws IOException {
          return ZonedDateTime.ofInstant(
              LOCAL_DATE_TIME.read(source), readOffset(source), ZoneId.of(source.readUTF()));
        }

        @Override
        long hash(ZonedDateTime value) {
          return mix(
              mix(value.toEpochSecond(), value.getNano()), value.getZone().getId().hashCode());
        }
      };

  static final List<Scalar<?>> ALL =
      List.of(
          INSTANT,
          DURATION,
          LOCAL_DATE,
          LOCAL_TIME,
          LOCAL_DATE_TIME,
          OFFSET_DATE_TIME,
          ZONED_DATE_TIME);

  private TimeScalars() {}

  private static ZoneOffset readOffset(DataInput source) throws IOException {
    return ZoneOffset.ofTotalSeconds(source.readInt());
  }
}
