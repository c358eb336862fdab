package dev.rtc.type;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DayOfWeek;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.jspecify.annotations.Nullable;

/** Gives every kind of type with values of it. */
record Sample<T>(DataType<T> type, List<T> values) {

  @SafeVarargs
  @SuppressWarnings("varargs") // the values are only read
  static <T> Sample<T> of(DataType<T> type, T... values) {
    return new Sample<>(type, List.of(values));
  }

  @Override
  public String toString() {
    return type.name();
  }

  enum Colour {
    RED,
    GREEN {
      @Override
      boolean isCalm() {
        return true;
      }
    };

    boolean isCalm() {
      return false;
    }
  }

  private record Secret(int number, @Nullable String word) {}

  record Empty() {}

  record Line(String article, int pieces, @Nullable Double discount) {}

  record Order(
      long id,
      @Nullable Instant at,
      @Nullable List<Line> lines,
      @Nullable Map<Colour, Set<UUID>> tags,
      @Nullable Optional<Line> gift,
      byte @Nullable [] signature,
      String @Nullable [] notes) {}

  record Pair<A, B>(A left, B right) {}

  record Wide(
      @Nullable String a,
      @Nullable String b,
      int between,
      @Nullable String c,
      @Nullable String d,
      @Nullable String e,
      @Nullable String f,
      @Nullable String g,
      @Nullable String h,
      @Nullable String i,
      @Nullable String j) {}

  sealed interface Event permits Clicked, Moved, Typed {}

  record Clicked(int x, int y) implements Event {}

  sealed interface Moved extends Event permits Dragged, Scrolled {}

  record Dragged(int by) implements Moved {}

  record Scrolled(double by) implements Moved {}

  record Typed(List<String> keys) implements Event {}

  sealed interface Result<T> permits Ok, Failed {}

  record Ok<V>(V value) implements Result<V> {}

  record Failed<V>(String reason) implements Result<V> {}

  record Everything(
      boolean flag,
      byte b,
      short s,
      int i,
      long l,
      char c,
      float f,
      double d,
      Text text,
      Duration duration,
      LocalDate date,
      ZonedDateTime zoned,
      List<List<String>> nested,
      Event event,
      Pair<String, List<Integer>> pair) {}

  /** A type as Flink calls it a POJO. */
  public static class Pojo {
    public int number;
    public String word = "";

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Pojo that && number == that.number && word.equals(that.word);
    }

    @Override
    public int hashCode() {
      return number;
    }
  }

  static Pojo pojo(int number, String word) {
    Pojo pojo = new Pojo();
    pojo.number = number;
    pojo.word = word;
    return pojo;
  }

  static Order order() {
    return new Order(
        7,
        Instant.parse("2026-01-02T03:04:05.678Z"),
        List.of(new Line("pen", 2, null), new Line("ink", 1, 0.25)),
        Map.of(Colour.RED, Set.of(new UUID(1, 2), new UUID(3, 4))),
        Optional.of(new Line("bag", 1, null)),
        new byte[] {1, 2, 3},
        new String[] {"fragile", ""});
  }

  static Order sparseOrder() {
    return new Order(-1, null, null, null, null, null, null);
  }

  static Everything everything() {
    return new Everything(
        true,
        (byte) -1,
        Short.MIN_VALUE,
        Integer.MAX_VALUE,
        Long.MIN_VALUE,
        'ß',
        Float.MIN_VALUE,
        Double.NaN,
        Text.of("grün"),
        Duration.ofMillis(-5),
        LocalDate.MAX,
        ZonedDateTime.of(2026, 10, 25, 2, 30, 0, 1, ZoneId.of("Europe/Berlin")),
        List.of(List.of(), List.of("a", "b")),
        new Scrolled(-0.5),
        new Pair<>("left", List.of(1, 2)));
  }

  /** Types whose values are keys. */
  static Stream<Sample<?>> keys() {
    return Stream.of(
        of(DataType.STRING, "", "word", "grün", "\uD83D\uDE00", "a".repeat(300)),
        of(DataType.TEXT, Text.of(""), Text.of("word"), Text.of("grün"), Text.of("12345678")),
        of(DataType.BOOLEAN, true, false),
        of(DataType.BYTE, (byte) 0, (byte) 1, Byte.MIN_VALUE, Byte.MAX_VALUE),
        of(DataType.SHORT, (short) 0, (short) 1, Short.MIN_VALUE, Short.MAX_VALUE),
        of(DataType.INTEGER, 0, 1, -1, Integer.MIN_VALUE, Integer.MAX_VALUE),
        of(DataType.LONG, 0L, 1L, -1L, Long.MIN_VALUE, Long.MAX_VALUE),
        of(DataType.CHARACTER, 'a', '\0', '\uFFFF'),
        of(DataType.FLOAT, 0f, 1f, -1.5f, Float.NaN, Float.NEGATIVE_INFINITY, Float.MIN_VALUE),
        of(DataType.DOUBLE, 0d, 1d, 2d, -1.5, Double.NaN, Double.POSITIVE_INFINITY),
        of(DataType.BYTES, new byte[0], new byte[] {1, -1}, new byte[1000]),
        of(DataType.BIG_DECIMAL, BigDecimal.ZERO, BigDecimal.ONE, new BigDecimal("-12.345e-7")),
        of(DataType.BIG_INTEGER, BigInteger.ZERO, BigInteger.TEN.negate(), BigInteger.TWO.pow(100)),
        of(DataType.INSTANT, Instant.EPOCH, Instant.MIN, Instant.MAX, Instant.ofEpochMilli(1)),
        of(DataType.LOCAL_DATE, LocalDate.EPOCH, LocalDate.MIN, LocalDate.MAX),
        of(DataType.LOCAL_TIME, LocalTime.MIDNIGHT, LocalTime.MAX),
        of(
            DataType.LOCAL_DATE_TIME,
            LocalDateTime.of(2026, 1, 2, 3, 4, 5, 6),
            LocalDateTime.MIN,
            LocalDateTime.MAX),
        of(
            DataType.ZONED_DATE_TIME,
            ZonedDateTime.of(2026, 1, 2, 3, 4, 5, 6, ZoneId.of("Asia/Tokyo")),
            ZonedDateTime.of(2026, 10, 25, 2, 30, 0, 0, ZoneId.of("Europe/Berlin"))
                .withLaterOffsetAtOverlap(),
            ZonedDateTime.of(2026, 1, 2, 3, 4, 5, 6, ZoneOffset.UTC)),
        of(
            DataType.OFFSET_DATE_TIME,
            OffsetDateTime.of(2026, 1, 2, 3, 4, 5, 6, ZoneOffset.ofHours(-3)),
            OffsetDateTime.MIN,
            OffsetDateTime.MAX),
        of(DataType.DURATION, Duration.ZERO, Duration.ofNanos(-1), Duration.ofDays(400)),
        of(DataType.UUID, new UUID(0, 0), new UUID(-1, 1)),
        of(DataType.of(boolean[].class), new boolean[] {true, false}, new boolean[0]),
        of(DataType.of(short[].class), new short[] {1, -2}),
        of(DataType.of(int[].class), new int[] {1, -2, 3}, new int[0]),
        of(DataType.of(long[].class), new long[] {1, Long.MIN_VALUE}),
        of(DataType.of(char[].class), new char[] {'a', 'ß'}),
        of(DataType.of(float[].class), new float[] {1f, Float.NaN}),
        of(DataType.of(double[].class), new double[] {1d, Double.NaN}),
        of(DataType.of(String[].class), new String[] {"a", "b"}, new String[0]),
        of(DataType.of(Colour.class), Colour.RED, Colour.GREEN),
        of(DataType.of(DayOfWeek.class), DayOfWeek.MONDAY, DayOfWeek.SUNDAY),
        of(DataType.of(Empty.class), new Empty()),
        of(DataType.of(Secret.class), new Secret(1, "one"), new Secret(2, null)),
        of(DataType.of(Line.class), new Line("pen", 2, null), new Line("ink", 1, 0.25)),
        of(
            DataType.of(Wide.class),
            new Wide(null, null, 0, null, null, null, null, null, null, null, null),
            new Wide("a", "b", 1, "c", "d", "e", "f", "g", "h", "i", "j"),
            new Wide("a", null, 2, "c", null, "e", null, "g", "h", null, "j")),
        of(
            DataType.of(Event.class),
            new Clicked(1, 2),
            new Dragged(3),
            new Scrolled(4),
            new Typed(List.of("a", "b"))),
        of(DataType.list(DataType.of(Colour.class)), List.of(), List.of(Colour.RED, Colour.GREEN)),
        of(DataType.optional(DataType.LONG), Optional.empty(), Optional.of(0L), Optional.of(5L)),
        of(DataType.keyed(DataType.TEXT, DataType.LONG), new Keyed<>(Text.of("a"), 1L)),
        of(
            DataType.windowed(DataType.STRING, DataType.of(Colour.class)),
            new Windowed<>("a", Instant.EPOCH, Instant.ofEpochSecond(60), Colour.RED)),
        of(
            DataType.change(DataType.STRING, DataType.LONG),
            Change.insert("a", 1L),
            Change.delete("a", 1L)));
  }

  @SuppressWarnings("unchecked") // reflection gives what the component is declared as
  static DataType<Result<List<Long>>> resultType() {
    record Holder(Result<List<Long>> result) {}

    return (DataType<Result<List<Long>>>)
        DataType.reflect(Holder.class.getRecordComponents()[0].getGenericType());
  }

  /** All types. */
  static Stream<Sample<?>> all() {
    return Stream.concat(
        keys(),
        Stream.of(
            of(DataType.of(Order.class), order(), sparseOrder()),
            of(DataType.of(Everything.class), everything()),
            of(resultType(), new Ok<>(List.of(1L, 2L)), new Failed<>("no")),
            of(DataType.list(DataType.list(DataType.STRING)), List.of(List.of("a"), List.of())),
            of(DataType.set(DataType.STRING), Set.of(), Set.of("a", "b", "c")),
            of(
                DataType.map(DataType.STRING, DataType.of(int[].class)),
                Map.of(),
                Map.of("a", new int[] {1})),
            of(DataType.array(DataType.of(Order.class)), new Order[] {order(), sparseOrder()}),
            of(
                DataType.tuple(List.of(DataType.LONG, DataType.list(DataType.STRING))),
                new Object[] {1L, List.of("a")},
                new Object[] {null, null}),
            of(DataType.flink(TypeInformation.of(Pojo.class)), pojo(1, "one"), pojo(2, "two")),
            of(
                DataType.keyed(DataType.STRING, DataType.flink(TypeInformation.of(TimeUnit.class))),
                new Keyed<>("a", TimeUnit.DAYS)),
            of(
                DataType.<Tuple2<String, Long>>flink(Types.TUPLE(Types.STRING, Types.LONG)),
                Tuple2.of("a", 1L))));
  }
}
