package dev.rtc.connector.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.MutableRecordAndPosition;
import org.apache.flink.connector.file.src.util.RecordAndPosition;
import org.jspecify.annotations.Nullable;

/** Cuts a buffer of whole lines into lines; each carries the offset of the one after it. */
final class LineBatch<R> implements BulkFormat.RecordIterator<R> {

  private final MutableRecordAndPosition<R> line = new MutableRecordAndPosition<>();
  private final byte[] buffer;
  private final int size;
  private final int linesBegin;
  private final long offset;
  private final Lines<R> lines;
  private final LineDecoder<R> decoder;
  private final LineNumber number;
  private final Consumer<byte[]> release;

  private int next;

  /**
   * Takes a buffer that nobody changes before it is released.
   *
   * @param size how many bytes count
   * @param linesBegin lines that begin here or later belong to another range
   * @param offset where in the file the buffer begins
   * @param number counts lines for all batches of one reader, which one thread consumes
   * @param release takes the buffer back when all lines are consumed
   */
  LineBatch(
      byte[] buffer,
      int size,
      int linesBegin,
      long offset,
      Lines<R> lines,
      LineDecoder<R> decoder,
      LineNumber number,
      Consumer<byte[]> release) {
    this.buffer = buffer;
    this.size = size;
    this.linesBegin = linesBegin;
    this.offset = offset;
    this.lines = lines;
    this.decoder = decoder;
    this.number = number;
    this.release = release;
    this.next = offset == 0 ? ByteOrderMark.length(buffer, 0, size) : 0;
  }

  @Override
  public @Nullable RecordAndPosition<R> next() {
    if (next >= linesBegin) {
      return null;
    }
    int start = next;
    int newline = lines.recordEnd(buffer, start, size);
    int end = newline < 0 ? size : newline;
    boolean returns = newline > start && buffer[newline - 1] == '\r';
    next = newline < 0 ? size : newline + 1;
    line.set(decoded(start, returns ? end - 1 : end), offset + next, 0);
    return line;
  }

  private R decoded(int start, int end) {
    try {
      long line = number.next();
      if (lines.spansLines()) {
        number.skip(Newline.count(buffer, start, end));
      }
      return decoder.decode(buffer, start, end - start, offset + start, line);
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  @Override
  public void releaseBatch() {
    release.accept(buffer);
  }
}
