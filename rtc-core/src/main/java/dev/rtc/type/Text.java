package dev.rtc.type;

import java.io.DataOutput;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Holds a string as UTF-8 bytes and leaves them bytes: hashed, compared and written without ever
 * decoding them.
 *
 * <p>A value is immutable: no method hands out its bytes without copying them. The bytes need not
 * be well-formed UTF-8; only {@link #toString()} decodes, and writes U+FFFD for what is malformed.
 *
 * <p><b>Order</b> is that of the unsigned bytes, which for well-formed UTF-8 is the order of code
 * points (not always that of {@link String#compareTo}).
 *
 * <p><b>The hash</b> is specified, because keys and so savepoints rest on it. The bytes are taken
 * as little-endian words of 8, the last one filled up with zeros. Start with {@code h = length};
 * for every word {@code w} let {@code z = (h ^ w) * 0x9E3779B97F4A7C15} and {@code h = z ^ (z >>>
 * 32)} in 64-bit arithmetic; the hash code is the low 32 bits of the last {@code h}.
 */
public final class Text implements Comparable<Text> {

  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final Text EMPTY = new Text(new byte[0], 0, 0);

  private final byte[] bytes;
  private final int offset;
  private final int length;
  private int hash;

  private Text(byte[] bytes, int offset, int length) {
    this.bytes = bytes;
    this.offset = offset;
    this.length = length;
  }

  /** Encodes a string; an unpaired surrogate becomes {@code ?}, as {@link String#getBytes} does. */
  public static Text of(String string) {
    return adopt(string.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Copies {@code length} bytes from {@code offset} on.
   *
   * @throws IndexOutOfBoundsException if the range isn't inside the array
   */
  public static Text copyOf(byte[] bytes, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    return adopt(Arrays.copyOfRange(bytes, offset, offset + length));
  }

  /** Takes an array that nobody else will ever change. */
  static Text adopt(byte[] bytes) {
    return bytes.length == 0 ? EMPTY : new Text(bytes, 0, bytes.length);
  }

  /** Lends the bytes to code of this package that changes nothing and keeps nothing. */
  byte[] lentBytes() {
    return bytes;
  }

  int offset() {
    return offset;
  }

  /** Returns the number of bytes. */
  public int length() {
    return length;
  }

  /** Says whether there is no byte. */
  public boolean isEmpty() {
    return length == 0;
  }

  /**
   * Returns one byte.
   *
   * @throws IndexOutOfBoundsException if {@code index} is negative or not below the length
   */
  public byte byteAt(int index) {
    return bytes[offset + Objects.checkIndex(index, length)];
  }

  /**
   * Returns the bytes from {@code from} up to and without {@code to}. The slice may share this
   * text's bytes; {@link #copy()} cuts it loose.
   *
   * @throws IndexOutOfBoundsException if the range isn't inside this text
   */
  public Text slice(int from, int to) {
    Objects.checkFromToIndex(from, to, length);
    return from == to ? EMPTY : new Text(bytes, offset + from, to - from);
  }

  /** Returns the index of the first such byte at or after {@code from}, or -1. */
  public int indexOf(byte wanted, int from) {
    for (int i = Math.max(from, 0); i < length; i++) {
      if (bytes[offset + i] == wanted) {
        return i;
      }
    }
    return -1;
  }

  /** Says whether this text begins with the bytes of {@code prefix}. */
  public boolean startsWith(Text prefix) {
    return prefix.length <= length
        && Arrays.equals(
            bytes,
            offset,
            offset + prefix.length,
            prefix.bytes,
            prefix.offset,
            prefix.offset + prefix.length);
  }

  /** Returns an equal text that shares no bytes with anything larger than itself. */
  public Text copy() {
    return length == bytes.length ? this : adopt(toBytes());
  }

  /** Returns a copy of the bytes. */
  public byte[] toBytes() {
    return Arrays.copyOfRange(bytes, offset, offset + length);
  }

  /**
   * Writes the bytes alone, without their number.
   *
   * @throws IOException if the target fails
   */
  public void writeTo(DataOutput target) throws IOException {
    target.write(bytes, offset, length);
  }

  /** Compares unsigned bytes from the left; a prefix comes first. */
  @Override
  public int compareTo(Text other) {
    return Arrays.compareUnsigned(
        bytes, offset, offset + length, other.bytes, other.offset, other.offset + other.length);
  }

  /** Says whether the other object is a text of the same bytes. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Text text
        && length == text.length
        && Arrays.equals(
            bytes, offset, offset + length, text.bytes, text.offset, text.offset + text.length);
  }

  /** Returns the hash that the description of this class specifies. */
  @Override
  public int hashCode() {
    if (hash == 0) {
      hash = computeHash();
    }
    return hash;
  }

  private int computeHash() {
    long h = length;
    int end = offset + length;
    int at = offset;
    for (; at + Long.BYTES <= end; at += Long.BYTES) {
      h = StableHash.mix(h, (long) WORD.get(bytes, at));
    }
    return StableHash.fold(at == end ? h : StableHash.mix(h, lastWord(at, end)));
  }

  private long lastWord(int from, int end) {
    long word = 0;
    for (int at = end - 1; at >= from; at--) {
      word = (word << Byte.SIZE) | (bytes[at] & 0xFF);
    }
    return word;
  }

  /** Decodes the bytes; what isn't well-formed UTF-8 becomes U+FFFD. */
  @Override
  public String toString() {
    return new String(bytes, offset, length, StandardCharsets.UTF_8);
  }
}
