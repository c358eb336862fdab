package dev.rtc.format;

import dev.rtc.type.Text;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** Makes up records of every type there is, seeded. */
final class Sample {

  private static final String ALPHABET = "ab,;\"'\\\n\r\t {}[]:\u0000\u0007äß€😀\uFEFFNULL-0.%";

  enum Size {
    SMALL,
    LARGE {
      @Override
      public String toString() {
        return "huge";
      }
    }
  }

  record Flat(
      String note,
      Text name,
      boolean open,
      byte small,
      short middle,
      int count,
      long total,
      char letter,
      float ratio,
      double price,
      BigDecimal exact,
      BigInteger huge,
      UUID id,
      Duration took,
      Instant at,
      LocalDate day,
      LocalTime clock,
      LocalDateTime local,
      OffsetDateTime offset,
      ZonedDateTime zoned,
      Size size,
      Optional<String> tag,
      Optional<Long> code) {}

  record Point(int x, int y) {}

  record Pair<A, B>(A left, B right) {}

  sealed interface Shape permits Circle, Polygon {}

  record Circle(Point center, double radius) implements Shape {}

  record Polygon(List<Point> corners, Optional<Shape2> inner) implements Shape {}

  sealed interface Shape2 permits Dot {}

  record Dot(Text label) implements Shape2 {}

  record Deep(
      Flat flat,
      List<Point> points,
      Set<String> names,
      Map<Text, List<Point>> byName,
      Map<Integer, Shape> byNumber,
      Optional<Point> maybe,
      Pair<String, Pair<Long, Size>> pair,
      Shape shape,
      List<Optional<Integer>> gaps) {}

  private final Random random;

  Sample(long seed) {
    this.random = new Random(seed);
  }

  String text() {
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(6); length > 0; length--) {
      int at = random.nextInt(ALPHABET.length());
      int codePoint = ALPHABET.codePointAt(at);
      if (!Character.isSurrogate((char) codePoint) || codePoint > 0xFFFF) {
        text.appendCodePoint(codePoint);
      }
    }
    return text.toString();
  }

  Flat flat() {
    Instant at = Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
    ZonedDateTime zoned =
        at.atZone(random.nextBoolean() ? ZoneId.of("Europe/Berlin") : ZoneOffset.ofHours(-7));
    return new Flat(
        text(),
        Text.of(text()),
        random.nextBoolean(),
        (byte) random.nextInt(),
        (short) random.nextInt(),
        random.nextInt(),
        random.nextBoolean() ? random.nextLong() : Long.MIN_VALUE + random.nextInt(2),
        (char) random.nextInt(0xD800),
        random.nextBoolean() ? Float.intBitsToFloat(random.nextInt()) : random.nextFloat(),
        random.nextInt(5) == 0 ? Double.NaN : Double.longBitsToDouble(random.nextLong()),
        BigDecimal.valueOf(random.nextLong(), random.nextInt(40)),
        new BigInteger(random.nextInt(400), random),
        new UUID(random.nextLong(), random.nextLong()),
        Duration.ofSeconds(random.nextInt(), random.nextInt(1_000_000_000)),
        at,
        zoned.toLocalDate(),
        zoned.toLocalTime(),
        zoned.toLocalDateTime(),
        zoned.toOffsetDateTime(),
        zoned,
        random.nextBoolean() ? Size.SMALL : Size.LARGE,
        random.nextBoolean() ? Optional.empty() : Optional.of(text()),
        random.nextBoolean() ? Optional.empty() : Optional.of(random.nextLong()));
  }

  Point point() {
    return new Point(random.nextInt(), random.nextInt());
  }

  List<Point> points() {
    List<Point> points = new ArrayList<>();
    for (int length = random.nextInt(4); length > 0; length--) {
      points.add(point());
    }
    return points;
  }

  Shape shape() {
    return random.nextBoolean()
        ? new Circle(point(), random.nextDouble())
        : new Polygon(
            points(),
            random.nextBoolean() ? Optional.empty() : Optional.of(new Dot(Text.of(text()))));
  }

  Deep deep() {
    Set<String> names = new LinkedHashSet<>(Arrays.asList(text(), text() + "x"));
    Map<Text, List<Point>> byName = new LinkedHashMap<>();
    Map<Integer, Shape> byNumber = new LinkedHashMap<>();
    for (int length = random.nextInt(4); length > 0; length--) {
      byName.put(Text.of(text()), points());
      byNumber.put(random.nextInt(), shape());
    }
    return new Deep(
        flat(),
        points(),
        names,
        byName,
        byNumber,
        random.nextBoolean() ? Optional.empty() : Optional.of(point()),
        new Pair<>(text(), new Pair<>(random.nextLong(), Size.LARGE)),
        shape(),
        List.of(Optional.of(random.nextInt()), Optional.empty()));
  }
}
