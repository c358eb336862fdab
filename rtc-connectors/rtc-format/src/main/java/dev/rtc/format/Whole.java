package dev.rtc.format;

import java.io.IOException;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Reads and writes whole numbers: an optional minus and ASCII digits, nothing else. */
final class Whole implements Plain {

  /** Turns what is in range into a box of the right class. */
  interface Box {
    Object of(long value);
  }

  static final Whole BYTES = new Whole(Byte.MIN_VALUE, Byte.MAX_VALUE, v -> (byte) v);
  static final Whole SHORTS = new Whole(Short.MIN_VALUE, Short.MAX_VALUE, v -> (short) v);
  static final Whole INTS = new Whole(Integer.MIN_VALUE, Integer.MAX_VALUE, v -> (int) v);
  static final Whole LONGS = new Whole(Long.MIN_VALUE, Long.MAX_VALUE, v -> v);

  private final long lowest;
  private final long highest;
  private final Box box;

  private Whole(long lowest, long highest, Box box) {
    this.lowest = lowest;
    this.highest = highest;
    this.box = box;
  }

  /**
   * Boxes a number.
   *
   * @throws Unfit if it is out of range
   */
  Object box(long value) throws Unfit {
    if (value < lowest || value > highest) {
      throw unfit();
    }
    return box.of(value);
  }

  Unfit unfit() {
    return new Unfit("a whole number from " + lowest + " to " + highest);
  }

  @Override
  public Object read(String text) throws Unfit {
    boolean negative = text.startsWith("-");
    int start = negative ? 1 : 0;
    long value = 0;
    for (int i = start; i < text.length(); i++) {
      value = append(value, text.charAt(i) - '0');
    }
    return boxed(value, negative, start == text.length());
  }

  @Override
  public Object read(byte[] bytes, int from, int to) throws Unfit {
    boolean negative = from < to && bytes[from] == '-';
    int start = negative ? from + 1 : from;
    long value = 0;
    for (int i = start; i < to; i++) {
      value = append(value, bytes[i] - '0');
    }
    return boxed(value, negative, start == to);
  }

  /** Appends a digit to a number that is counted downwards, where one more fits. */
  private long append(long value, int digit) throws Unfit {
    if (digit < 0 || digit > 9 || value < (Long.MIN_VALUE + digit) / 10) {
      throw unfit();
    }
    return value * 10 - digit;
  }

  private Object boxed(long downwards, boolean negative, boolean empty) throws Unfit {
    if (empty || !negative && downwards == Long.MIN_VALUE) {
      throw unfit();
    }
    return box(negative ? downwards : -downwards);
  }

  @Override
  public String show(Object value) {
    return value.toString();
  }

  @Override
  public void write(Object value, DataOutputSerializer target) throws IOException {
    String digits = value.toString();
    for (int i = 0; i < digits.length(); i++) {
      target.write(digits.charAt(i));
    }
  }
}
