package dev.rtc.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Writes what one input does. */
final class TapeWriter {

  private static final int FIRST_SIZE = 1024;

  private final DataOutputSerializer out = new DataOutputSerializer(FIRST_SIZE);

  void record(int partition, byte[] encoded) {
    write(
        Tape.Kind.RECORD,
        () -> {
          out.writeInt(partition);
          out.writeInt(encoded.length);
          out.write(encoded);
        });
  }

  void undecodable(int partition, long offset, byte[] bytes) {
    write(
        Tape.Kind.UNDECODABLE,
        () -> {
          out.writeInt(partition);
          out.writeLong(offset);
          out.writeInt(bytes.length);
          out.write(bytes);
        });
  }

  void watermark(int partition, long millis) {
    write(
        Tape.Kind.WATERMARK,
        () -> {
          out.writeInt(partition);
          out.writeLong(millis);
        });
  }

  void idle(int partition) {
    write(Tape.Kind.IDLE, () -> out.writeInt(partition));
  }

  void active(int partition) {
    write(Tape.Kind.ACTIVE, () -> out.writeInt(partition));
  }

  void hold(int number) {
    write(Tape.Kind.HOLD, () -> out.writeInt(number));
  }

  Tape tape(int partitions) {
    return new Tape(partitions, out.getCopyOfBuffer());
  }

  private void write(Tape.Kind kind, Content content) {
    try {
      out.writeUTF(kind.name());
      content.write();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Content {
    void write() throws IOException;
  }
}
