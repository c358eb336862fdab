package dev.rtc.connector.file;

import dev.rtc.type.Text;
import java.util.function.Consumer;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.MutableRecordAndPosition;
import org.apache.flink.connector.file.src.util.RecordAndPosition;
import org.jspecify.annotations.Nullable;

/** Cuts a buffer of whole lines into lines; each carries the offset of the one after it. */
final class LineBatch implements BulkFormat.RecordIterator<Text> {

  private final MutableRecordAndPosition<Text> line = new MutableRecordAndPosition<>();
  private final byte[] buffer;
  private final int size;
  private final int linesBegin;
  private final long offset;
  private final Consumer<byte[]> release;

  private int next;

  /**
   * Takes a buffer that nobody changes before it is released.
   *
   * @param size how many bytes count
   * @param linesBegin lines that begin here or later belong to another range
   * @param offset where in the file the buffer begins
   * @param release takes the buffer back when all lines are consumed
   */
  LineBatch(byte[] buffer, int size, int linesBegin, long offset, Consumer<byte[]> release) {
    this.buffer = buffer;
    this.size = size;
    this.linesBegin = linesBegin;
    this.offset = offset;
    this.release = release;
    this.next = offset == 0 && startsWithByteOrderMark() ? 3 : 0;
  }

  private boolean startsWithByteOrderMark() {
    return size >= 3
        && buffer[0] == (byte) 0xEF
        && buffer[1] == (byte) 0xBB
        && buffer[2] == (byte) 0xBF;
  }

  @Override
  public @Nullable RecordAndPosition<Text> next() {
    if (next >= linesBegin) {
      return null;
    }
    int start = next;
    int newline = Newline.first(buffer, start, size);
    int end = newline < 0 ? size : newline;
    boolean returns = newline > start && buffer[newline - 1] == '\r';
    next = newline < 0 ? size : newline + 1;
    line.set(Text.copyOf(buffer, start, (returns ? end - 1 : end) - start), offset + next, 0);
    return line;
  }

  @Override
  public void releaseBatch() {
    release.accept(buffer);
  }
}
