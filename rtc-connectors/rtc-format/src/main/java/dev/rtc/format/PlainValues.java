package dev.rtc.format;

import dev.rtc.connector.MalformedRecordException;
import dev.rtc.type.DataType;
import dev.rtc.type.Text;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.jspecify.annotations.Nullable;

/** Knows how the values of every type without parts are written as plain text. */
final class PlainValues {

  private static final Map<Class<?>, Plain> BY_CLASS =
      Map.ofEntries(
          Map.entry(String.class, new Strings()),
          Map.entry(Text.class, new Texts()),
          Map.entry(Boolean.class, new Booleans()),
          Map.entry(Byte.class, Whole.BYTES),
          Map.entry(Short.class, Whole.SHORTS),
          Map.entry(Integer.class, Whole.INTS),
          Map.entry(Long.class, Whole.LONGS),
          Map.entry(Character.class, new Characters()),
          Map.entry(Float.class, Floating.FLOATS),
          Map.entry(Double.class, Floating.DOUBLES),
          Map.entry(BigDecimal.class, Decimals.BIG_DECIMAL),
          Map.entry(BigInteger.class, Decimals.BIG_INTEGER),
          Map.entry(UUID.class, new Uuids()),
          Map.entry(Duration.class, new Durations()),
          Map.entry(byte[].class, new Bytes()));

  private PlainValues() {}

  /** Returns how values of a type are written, or null if they have parts. */
  static @Nullable Plain of(DataType<?> type, Times times) {
    Class<?> raw = type.rawClass();
    if (!type.problems().isEmpty()) {
      return null;
    } else if (raw.isEnum()) {
      return new Constants(raw);
    }
    Plain time = times.plain(raw);
    return time != null ? time : BY_CLASS.get(raw);
  }

  /** Says whether values of a type are one plain text. */
  static boolean isPlain(DataType<?> type) {
    return of(type, Times.iso()) != null;
  }

  private static String wellFormed(String text) throws MalformedRecordException {
    if (!Utf8.isWellFormed(text)) {
      throw new MalformedRecordException("a text with half a surrogate pair, which no UTF-8 has");
    }
    return text;
  }

  private static final class Strings implements Plain {

    @Override
    public Object read(String text) {
      return text;
    }

    @Override
    public String show(Object value) throws MalformedRecordException {
      return wellFormed((String) value);
    }
  }

  private static final class Texts implements Plain {

    @Override
    public Object read(String text) {
      return Text.of(text);
    }

    @Override
    public Object read(byte[] bytes, int from, int to) {
      return Text.copyOf(bytes, from, to - from);
    }

    @Override
    public String show(Object value) throws MalformedRecordException {
      Text text = (Text) value;
      String shown = text.toString();
      if (shown.indexOf('\uFFFD') >= 0) {
        requireWellFormed(text.toBytes(), 0, text.length());
      }
      return shown;
    }

    @Override
    public void write(Object value, DataOutputSerializer target) throws IOException {
      int start = target.length();
      ((Text) value).writeTo(target);
      requireWellFormed(target.getSharedBuffer(), start, target.length());
    }

    private static void requireWellFormed(byte[] bytes, int from, int to)
        throws MalformedRecordException {
      int malformed = Utf8.firstMalformed(bytes, from, to);
      if (malformed >= 0) {
        throw new MalformedRecordException(
            "a text whose byte " + (malformed - from) + " is not UTF-8");
      }
    }
  }

  private static final class Booleans implements Plain {

    @Override
    public Object read(String text) throws Unfit {
      return switch (text) {
        case "true" -> true;
        case "false" -> false;
        default -> throw new Unfit("true or false");
      };
    }

    @Override
    public String show(Object value) {
      return value.toString();
    }
  }

  private static final class Characters implements Plain {

    @Override
    public Object read(String text) throws Unfit {
      if (text.length() != 1) {
        throw new Unfit("one character");
      }
      return text.charAt(0);
    }

    @Override
    public String show(Object value) throws MalformedRecordException {
      return wellFormed(value.toString());
    }
  }

  private static final class Uuids implements Plain {

    private static final int LENGTH = 36;

    @Override
    public Object read(String text) throws Unfit {
      try {
        UUID id = UUID.fromString(text);
        if (text.length() == LENGTH) {
          return id;
        }
      } catch (IllegalArgumentException e) {
        throw unfit();
      }
      throw unfit();
    }

    private static Unfit unfit() {
      return new Unfit("a UUID of 36 characters");
    }

    @Override
    public String show(Object value) {
      return value.toString();
    }
  }

  private static final class Durations implements Plain {

    @Override
    public Object read(String text) throws Unfit {
      try {
        return Duration.parse(text);
      } catch (DateTimeException e) {
        throw new Unfit("a duration in ISO 8601 such as PT1M30S");
      }
    }

    @Override
    public String show(Object value) {
      return value.toString();
    }
  }

  private static final class Bytes implements Plain {

    @Override
    public Object read(String text) throws Unfit {
      try {
        return Base64.getDecoder().decode(text);
      } catch (IllegalArgumentException e) {
        throw new Unfit("bytes in Base64");
      }
    }

    @Override
    public String show(Object value) {
      return Base64.getEncoder().encodeToString((byte[]) value);
    }
  }

  private static final class Constants implements Plain {

    private static final int MOST_SHOWN = 20;

    private final Map<String, Enum<?>> byName = new HashMap<>();
    private final String expected;

    Constants(Class<?> type) {
      Object[] constants = type.getEnumConstants();
      for (Object constant : constants) {
        byName.put(((Enum<?>) constant).name(), (Enum<?>) constant);
      }
      String names =
          Stream.of(constants)
              .limit(MOST_SHOWN)
              .map(constant -> ((Enum<?>) constant).name())
              .collect(Collectors.joining(", "));
      expected = "one of " + names + (constants.length > MOST_SHOWN ? ", ..." : "");
    }

    @Override
    public Object read(String text) throws Unfit {
      Enum<?> constant = byName.get(text);
      if (constant == null) {
        throw new Unfit(expected);
      }
      return constant;
    }

    @Override
    public String show(Object value) {
      return ((Enum<?>) value).name();
    }
  }
}
