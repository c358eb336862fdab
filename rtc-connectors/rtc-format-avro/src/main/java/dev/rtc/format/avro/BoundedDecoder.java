package dev.rtc.format.avro;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.avro.io.Decoder;
import org.apache.avro.util.Utf8;
import org.jspecify.annotations.Nullable;

/**
 * Reads Avro's binary encoding from bytes and believes no length that goes past them, where Avro's
 * own decoder first allocates what is claimed.
 */
final class BoundedDecoder extends Decoder {

  /** Elements may have no bytes at all, such as records without components. */
  private static final int MOST_WITHOUT_BYTES = 1_000;

  private static final int LONGEST_VARINT = 10;

  private final byte[] bytes;
  private final int end;
  private int at;

  BoundedDecoder(byte[] bytes, int offset, int length) {
    this.bytes = bytes;
    this.at = offset;
    this.end = offset + length;
  }

  boolean isAtEnd() {
    return at == end;
  }

  private int take(long length) throws IOException {
    if (length < 0 || length > end - at) {
      throw new EOFException("found a length of " + length + ", but " + (end - at) + " bytes");
    }
    int start = at;
    at += (int) length;
    return start;
  }

  @Override
  public void readNull() {}

  @Override
  public boolean readBoolean() throws IOException {
    byte value = bytes[take(1)];
    if (value != 0 && value != 1) {
      throw new IOException("found the byte " + value + " for true or false");
    }
    return value == 1;
  }

  @Override
  public int readInt() throws IOException {
    long value = readLong();
    if (value != (int) value) {
      throw new IOException("found " + value + " for an int");
    }
    return (int) value;
  }

  @Override
  public long readLong() throws IOException {
    long value = 0;
    for (int i = 0; i < LONGEST_VARINT; i++) {
      byte b = bytes[take(1)];
      value |= (b & 0x7FL) << (7 * i);
      if (b >= 0) {
        return (value >>> 1) ^ -(value & 1);
      }
    }
    throw new IOException("found a number that does not end");
  }

  @Override
  public float readFloat() throws IOException {
    int start = take(Float.BYTES);
    return Float.intBitsToFloat((int) littleEndian(start, Float.BYTES));
  }

  @Override
  public double readDouble() throws IOException {
    int start = take(Double.BYTES);
    return Double.longBitsToDouble(littleEndian(start, Double.BYTES));
  }

  private long littleEndian(int start, int length) {
    long value = 0;
    for (int i = length - 1; i >= 0; i--) {
      value = (value << Byte.SIZE) | (bytes[start + i] & 0xFF);
    }
    return value;
  }

  @Override
  public Utf8 readString(@Nullable Utf8 old) throws IOException {
    return new Utf8(copy(readLong()));
  }

  @Override
  public String readString() throws IOException {
    return readString(null).toString();
  }

  @Override
  public void skipString() throws IOException {
    take(readLong());
  }

  @Override
  public ByteBuffer readBytes(@Nullable ByteBuffer old) throws IOException {
    return ByteBuffer.wrap(copy(readLong()));
  }

  private byte[] copy(long length) throws IOException {
    int start = take(length);
    return Arrays.copyOfRange(bytes, start, at);
  }

  @Override
  public void skipBytes() throws IOException {
    take(readLong());
  }

  @Override
  public void readFixed(byte[] target, int start, int length) throws IOException {
    System.arraycopy(bytes, take(length), target, start, length);
  }

  @Override
  public void skipFixed(int length) throws IOException {
    take(length);
  }

  @Override
  public int readEnum() throws IOException {
    return readInt();
  }

  @Override
  public int readIndex() throws IOException {
    return readInt();
  }

  private long itemCount() throws IOException {
    long count = readLong();
    if (count < 0) {
      readLong();
      count = -count;
    }
    if (count < 0 || count > Math.max(MOST_WITHOUT_BYTES, end - at)) {
      throw new EOFException("found " + count + " elements, but " + (end - at) + " bytes");
    }
    return count;
  }

  @Override
  public long readArrayStart() throws IOException {
    return itemCount();
  }

  @Override
  public long arrayNext() throws IOException {
    return itemCount();
  }

  @Override
  public long skipArray() throws IOException {
    return itemCount();
  }

  @Override
  public long readMapStart() throws IOException {
    return itemCount();
  }

  @Override
  public long mapNext() throws IOException {
    return itemCount();
  }

  @Override
  public long skipMap() throws IOException {
    return itemCount();
  }
}
