package dev.rtc.format;

import dev.rtc.connector.MalformedRecordException;
import dev.rtc.connector.Problems;
import java.io.Serializable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQuery;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Says how points in time are written, as an immutable value: {@code Times.epochMillis()}, {@code
 * Times.pattern("dd/MMM/yyyy:HH:mm:ss Z")}.
 *
 * <p>Dates that do not exist, such as February 30, are refused. What a pattern or an epoch unit
 * does not show is not written: {@code epochMillis} rounds towards the past.
 */
public final class Times implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final long PER_SECOND = 1;
  private static final long PER_MILLI = 1000;
  private static final Times ISO = new Times(null, null, 0);

  private final @Nullable String pattern;
  private final @Nullable ZoneId zone;
  private final long unitsPerSecond;

  private Times(@Nullable String pattern, @Nullable ZoneId zone, long unitsPerSecond) {
    this.pattern = pattern;
    this.zone = zone;
    this.unitsPerSecond = unitsPerSecond;
  }

  /** Writes ISO 8601, as {@code toString} of {@code java.time} does; the default. */
  public static Times iso() {
    return ISO;
  }

  /** Writes {@code Instant} as a number of milliseconds since 1970; other types stay ISO 8601. */
  public static Times epochMillis() {
    return new Times(null, null, PER_MILLI);
  }

  /** Writes {@code Instant} as a number of seconds since 1970; other types stay ISO 8601. */
  public static Times epochSeconds() {
    return new Times(null, null, PER_SECOND);
  }

  /**
   * Writes all types of {@code java.time} but {@code Duration} by a pattern of {@link
   * DateTimeFormatter}, with English names. A pattern that cannot be, or that lacks what a type
   * needs, is reported when the pipeline is defined.
   */
  public static Times pattern(String pattern) {
    return new Times(pattern, null, 0);
  }

  /** States the zone of times whose pattern shows none. */
  public Times in(ZoneId zone) {
    return new Times(pattern, zone, unitsPerSecond);
  }

  boolean isEpoch() {
    return unitsPerSecond != 0;
  }

  /** Returns how values of a class are written, or null if the class is no time. */
  @Nullable Plain plain(Class<?> type) {
    TemporalQuery<?> query = query(type);
    if (query == null) {
      return null;
    } else if (pattern != null) {
      return new Formatted(formatter(pattern), query, "a time as " + pattern + " shows it");
    }
    return isEpoch() && type == Instant.class ? new Epoch(unitsPerSecond) : iso(type);
  }

  /** Returns what makes a time of a class, or null if the class is no time. */
  static @Nullable TemporalQuery<?> query(Class<?> type) {
    return type == Instant.class
        ? Instant::from
        : type == LocalDate.class
            ? LocalDate::from
            : type == LocalTime.class
                ? LocalTime::from
                : type == LocalDateTime.class
                    ? LocalDateTime::from
                    : type == OffsetDateTime.class
                        ? OffsetDateTime::from
                        : type == ZonedDateTime.class ? ZonedDateTime::from : null;
  }

  private static Plain iso(Class<?> type) {
    String expected = "a time in ISO 8601 such as " + example(type);
    return new Iso(type, expected);
  }

  private static String example(Class<?> type) {
    ZonedDateTime example = ZonedDateTime.of(2026, 1, 2, 3, 4, 5, 0, ZoneId.of("Europe/Berlin"));
    return List.of(
            example,
            example.toOffsetDateTime(),
            example.toInstant(),
            example.toLocalDateTime(),
            example.toLocalDate(),
            example.toLocalTime())
        .stream()
        .filter(type::isInstance)
        .findFirst()
        .orElseThrow()
        .toString();
  }

  /** Returns the formatter of a pattern; reports one that cannot be, and returns null. */
  @Nullable DateTimeFormatter formatterOrReport(String where, Problems problems) {
    try {
      return formatter(String.valueOf(pattern));
    } catch (IllegalArgumentException e) {
      problems.report(
          "RTC-444",
          "the time pattern \"" + pattern + "\" for " + where + ": " + e.getMessage(),
          "write a pattern of DateTimeFormatter");
      return null;
    }
  }

  private DateTimeFormatter formatter(String text) {
    DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().appendPattern(text);
    if (shows(text, 'y') && !shows(text, 'G')) {
      builder.parseDefaulting(ChronoField.ERA, 1);
    }
    DateTimeFormatter strict =
        builder.toFormatter(Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
    return zone == null ? strict : strict.withZone(zone);
  }

  /** Says whether a pattern has a letter outside its quotes. */
  private static boolean shows(String pattern, char letter) {
    boolean quoted = false;
    for (int i = 0; i < pattern.length(); i++) {
      quoted ^= pattern.charAt(i) == '\'';
      if (!quoted && pattern.charAt(i) == letter) {
        return true;
      }
    }
    return false;
  }

  /** Reports a pattern that cannot be, or that cannot write and read values of a class. */
  void validate(Class<?> type, String where, Problems problems) {
    TemporalQuery<?> query = query(type);
    if (pattern == null || query == null) {
      return;
    }
    try {
      formatter(pattern).parse(formatter(pattern).format(sample(type)), query);
    } catch (IllegalArgumentException | DateTimeException e) {
      problems.report(
          "RTC-444",
          "the time pattern \"" + pattern + "\" for " + where + ": " + e.getMessage(),
          "write a pattern of DateTimeFormatter that shows all of "
              + type.getSimpleName()
              + (zone == null ? ", or state the zone that it doesn't show with .in(ZoneId)" : ""));
    }
  }

  private TemporalAccessor sample(Class<?> type) {
    OffsetDateTime sample = OffsetDateTime.of(2026, 1, 2, 3, 4, 5, 0, ZoneOffset.UTC);
    return type == Instant.class
        ? zone == null ? sample : sample.toInstant()
        : type == LocalDate.class
            ? sample.toLocalDate()
            : type == LocalTime.class
                ? sample.toLocalTime()
                : type == LocalDateTime.class ? sample.toLocalDateTime() : sample.toZonedDateTime();
  }

  /** Returns the notation in a few words. */
  @Override
  public String toString() {
    return pattern != null
        ? "\"" + pattern + "\"" + (zone == null ? "" : " in " + zone)
        : unitsPerSecond == PER_MILLI
            ? "milliseconds since 1970"
            : isEpoch() ? "seconds since 1970" : "ISO 8601";
  }

  /** Reads and writes ISO 8601. */
  private record Iso(Class<?> type, String expected) implements Plain {

    @Override
    public Object read(String text) throws Unfit {
      try {
        return parse(text);
      } catch (DateTimeException e) {
        throw new Unfit(expected);
      }
    }

    private Object parse(String text) {
      if (type == Instant.class) {
        return Instant.parse(text);
      } else if (type == LocalDate.class) {
        return LocalDate.parse(text);
      } else if (type == LocalTime.class) {
        return LocalTime.parse(text);
      } else if (type == LocalDateTime.class) {
        return LocalDateTime.parse(text);
      }
      return type == OffsetDateTime.class ? OffsetDateTime.parse(text) : ZonedDateTime.parse(text);
    }

    @Override
    public String show(Object value) {
      return value.toString();
    }
  }

  /** Reads and writes by a pattern. */
  private record Formatted(DateTimeFormatter formatter, TemporalQuery<?> query, String expected)
      implements Plain {

    @Override
    public Object read(String text) throws Unfit {
      try {
        return formatter.parse(text, query);
      } catch (DateTimeException e) {
        throw new Unfit(expected);
      }
    }

    @Override
    public String show(Object value) throws MalformedRecordException {
      TemporalAccessor time =
          value instanceof Instant instant && formatter.getZone() == null
              ? instant.atOffset(ZoneOffset.UTC)
              : (TemporalAccessor) value;
      try {
        return formatter.format(time);
      } catch (DateTimeException e) {
        throw new MalformedRecordException(value + ", which the time pattern cannot show", e);
      }
    }
  }

  /** Reads and writes whole units since 1970. */
  private record Epoch(long unitsPerSecond) implements Plain {

    @Override
    public Object read(String text) throws Unfit {
      long units = (long) Whole.LONGS.read(text);
      try {
        return unitsPerSecond == PER_MILLI
            ? Instant.ofEpochMilli(units)
            : Instant.ofEpochSecond(units);
      } catch (DateTimeException e) {
        throw new Unfit("seconds since 1970 of a year within a billion");
      }
    }

    @Override
    public String show(Object value) throws MalformedRecordException {
      Instant time = (Instant) value;
      try {
        return Long.toString(
            unitsPerSecond == PER_MILLI ? time.toEpochMilli() : time.getEpochSecond());
      } catch (ArithmeticException e) {
        throw new MalformedRecordException(value + ", too far away for milliseconds", e);
      }
    }
  }
}
