package dev.rtc.type;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Writes small non-negative numbers in few bytes: 7 bits each, the lowest first (LEB128). */
final class VarInt {

  private static final int MORE = 0x80;
  private static final int BITS = 0x7F;

  private VarInt() {}

  static void write(int value, DataOutput target) throws IOException {
    int rest = value;
    while ((rest & ~BITS) != 0) {
      target.writeByte((rest & BITS) | MORE);
      rest >>>= 7;
    }
    target.writeByte(rest);
  }

  static int read(DataInput source) throws IOException {
    int value = 0;
    for (int shift = 0; shift < Integer.SIZE; shift += 7) {
      byte next = source.readByte();
      value |= (next & BITS) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IOException("Corrupt data: a number of more than 5 bytes");
  }
}
