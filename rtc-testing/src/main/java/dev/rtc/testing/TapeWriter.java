package dev.rtc.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Writes what one input does. */
final class TapeWriter {

  private static final int FIRST_SIZE = 1024;

  private final DataOutputSerializer out = new DataOutputSerializer(FIRST_SIZE);

  void record(byte[] encoded) {
    write(
        Tape.Kind.RECORD,
        () -> {
          out.writeInt(encoded.length);
          out.write(encoded);
        });
  }

  void watermark(long millis) {
    write(Tape.Kind.WATERMARK, () -> out.writeLong(millis));
  }

  void idle() {
    write(Tape.Kind.IDLE, () -> {});
  }

  void active() {
    write(Tape.Kind.ACTIVE, () -> {});
  }

  void hold(int number) {
    write(Tape.Kind.HOLD, () -> out.writeInt(number));
  }

  Tape tape() {
    return new Tape(out.getCopyOfBuffer());
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
