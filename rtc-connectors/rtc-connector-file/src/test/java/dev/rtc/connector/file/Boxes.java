package dev.rtc.connector.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.rtc.connector.FileFormat;
import dev.rtc.connector.MalformedRecordException;
import dev.rtc.type.DataType;
import dev.rtc.type.Text;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Holds texts behind their lengths, between a mark and an end, as containers do. The text {@code
 * odd} can't be read, nor can anything where the end is missing; the empty text can't be written.
 */
final class Boxes implements FileFormat<Text> {

  private static final long serialVersionUID = 1L;
  private static final int MARK = 0xB0C5;
  private static final int END = -1;

  @Override
  public String describe() {
    return "boxes";
  }

  @Override
  public DataType<Text> type() {
    return DataType.TEXT;
  }

  @Override
  public String suffix() {
    return ".box";
  }

  @Override
  public Reader<Text> reader(FSDataInputStream in, long length) throws IOException {
    DataInputStream data = new DataInputStream(in);
    if (length < Integer.BYTES || data.readInt() != MARK) {
      throw new MalformedRecordException("found no mark");
    }
    return new BoxReader(data);
  }

  @Override
  public Writer<Text> writer(FSDataOutputStream out) throws IOException {
    DataOutputStream data = new DataOutputStream(out);
    data.writeInt(MARK);
    return new BoxWriter(data);
  }

  private static final class BoxReader implements Reader<Text> {

    private final DataInputStream in;
    private boolean ended;

    BoxReader(DataInputStream in) {
      this.in = in;
    }

    @Override
    public @Nullable Text next() throws IOException {
      return ended ? null : open();
    }

    private @Nullable Text open() throws IOException {
      try {
        int length = in.readInt();
        ended = length == END;
        Text text = ended ? null : Text.of(new String(in.readNBytes(length), UTF_8));
        if (Text.of("odd").equals(text)) {
          throw new MalformedRecordException("found something odd");
        }
        return text;
      } catch (EOFException e) {
        ended = true;
        throw new MalformedRecordException("found no end", e);
      }
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }

  private record BoxWriter(DataOutputStream out) implements Writer<Text> {

    @Override
    public void write(Text record) throws IOException {
      if (record.isEmpty()) {
        throw new MalformedRecordException("there is no empty box");
      }
      out.writeInt(record.length());
      out.write(record.toBytes());
    }

    @Override
    public void finish() throws IOException {
      out.writeInt(END);
      out.flush();
    }
  }
}
