package dev.rtc.testing;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputDeserializer;

/** Reads a tape, entry by entry, from any position between two entries. */
final class TapeReader {

  private final DataInputDeserializer in;

  TapeReader(Tape tape, int position) {
    byte[] bytes = tape.bytes();
    this.in = new DataInputDeserializer(bytes, position, bytes.length - position);
  }

  boolean atEnd() {
    return in.available() == 0;
  }

  int position() {
    return in.getPosition();
  }

  Tape.Kind kind() throws IOException {
    return Tape.Kind.valueOf(in.readUTF());
  }

  int partition() throws IOException {
    return in.readInt();
  }

  /** Reads what follows the partition of a record, or the offset of what is none. */
  byte[] bytes() throws IOException {
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return bytes;
  }

  long offset() throws IOException {
    return in.readLong();
  }

  long watermark() throws IOException {
    return in.readLong();
  }

  int hold() throws IOException {
    return in.readInt();
  }
}
