package dev.rtc.connector.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.Path;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines that begin in a range of a file; the last of them may end beyond it.
 *
 * <p>Offsets are those of the file, in a packed file those of what is unpacked. A buffer holds
 * whole lines when it is handed on; the beginning of the line it breaks off in moves to the next.
 */
final class LineReader<R> implements BulkFormat.Reader<R> {

  /** How much is read at a time when only the end of the range's last line is missing. */
  private static final int TAIL = 1 << 12;

  private static final byte[] NOTHING = {};

  private final Path path;
  private final InputStream in;
  private final long fileSize;
  private final long rangeEnd;
  private final Lines<R> lines;
  private final Optional<byte[]> header;
  private final LineNumber number;
  private final LineBuffers buffers;
  private final Queue<byte[]> free = new ConcurrentLinkedQueue<>();

  private long lineStart;
  private byte[] unfinished = NOTHING;
  private @Nullable LineDecoder<R> decoder;

  private LineReader(
      FileSourceSplit split,
      InputStream in,
      long rangeEnd,
      long lineStart,
      Lines<R> lines,
      @Nullable Header header,
      LineNumber number,
      LineBuffers buffers) {
    this.path = split.path();
    this.fileSize = rangeEnd == Long.MAX_VALUE ? 0 : split.fileSize();
    this.in = in;
    this.rangeEnd = rangeEnd;
    this.lineStart = lineStart;
    this.lines = lines;
    this.header = Optional.ofNullable(header).map(Header::line);
    this.number = number;
    this.buffers = buffers;
  }

  /** Opens a range at the first line that begins in it. */
  static <R> LineReader<R> open(FileSourceSplit split, Lines<R> lines, LineBuffers buffers)
      throws IOException {
    return open(split, split.offset(), split.offset() > 0, lines, buffers);
  }

  /** Opens a range at the beginning of a line. */
  static <R> LineReader<R> resume(
      FileSourceSplit split, long lineStart, Lines<R> lines, LineBuffers buffers)
      throws IOException {
    return open(split, lineStart, false, lines, buffers);
  }

  private static <R> LineReader<R> open(
      FileSourceSplit split, long offset, boolean amidLine, Lines<R> lines, LineBuffers buffers)
      throws IOException {
    FSDataInputStream file = null;
    try {
      file = split.path().getFileSystem().open(split.path());
      return Gzip.isGzip(split.path())
          ? openPacked(split, file, offset, lines, buffers)
          : openPlain(split, file, offset, amidLine, lines, buffers);
    } catch (IOException e) {
      closeAfter(e, file);
      throw unreadable(split.path(), offset, e);
    }
  }

  private static <R> LineReader<R> openPacked(
      FileSourceSplit split,
      FSDataInputStream file,
      long offset,
      Lines<R> lines,
      LineBuffers buffers)
      throws IOException {
    InputStream unpacked = Gzip.unpack(file);
    Header header = lines.hasHeader() ? Header.read(unpacked, buffers.longestLine()) : null;
    long begin = begin(header);
    unpacked.skipNBytes(Math.max(0, offset - begin));
    return new LineReader<>(
        split,
        unpacked,
        Long.MAX_VALUE,
        Math.max(offset, begin),
        lines,
        header,
        number(offset, header),
        buffers);
  }

  private static <R> LineReader<R> openPlain(
      FileSourceSplit split,
      FSDataInputStream file,
      long offset,
      boolean amidLine,
      Lines<R> lines,
      LineBuffers buffers)
      throws IOException {
    Header header = lines.hasHeader() ? Header.buffered(file, buffers.longestLine()) : null;
    long end = split.offset() + split.length();
    long first = amidLine ? firstLineStart(file, offset, end) : offset;
    long lineStart = Math.max(first, begin(header));
    file.seek(lineStart);
    return new LineReader<>(
        split, file, end, lineStart, lines, header, number(offset, header), buffers);
  }

  private static long begin(@Nullable Header header) {
    return header == null ? 0 : header.end();
  }

  private static LineNumber number(long offset, @Nullable Header header) {
    return offset > 0 ? LineNumber.unknown() : LineNumber.after(header == null ? 0 : 1);
  }

  private static void closeAfter(IOException failure, @Nullable InputStream file) {
    if (file != null) {
      try {
        file.close();
      } catch (IOException e) {
        failure.addSuppressed(e);
      }
    }
  }

  /** Returns where the first line in the range begins, or the end of the range. */
  private static long firstLineStart(FSDataInputStream file, long from, long end)
      throws IOException {
    byte[] piece = new byte[TAIL];
    long at = from - 1;
    file.seek(at);
    while (at < end - 1) {
      int read = file.read(piece, 0, (int) Math.min(piece.length, end - 1 - at));
      if (read < 0) {
        return end;
      }
      int newline = Newline.first(piece, 0, read);
      if (newline >= 0) {
        return at + newline + 1;
      }
      at += read;
    }
    return end;
  }

  @Override
  public BulkFormat.@Nullable RecordIterator<R> readBatch() throws IOException {
    try {
      return lineStart >= rangeEnd ? null : nextBatch();
    } catch (IOException e) {
      throw unreadable(path, lineStart, e);
    }
  }

  private @Nullable LineBatch<R> nextBatch() throws IOException {
    byte[] buffer = emptyBuffer();
    System.arraycopy(unfinished, 0, buffer, 0, unfinished.length);
    int filled = unfinished.length;
    int whole = 0;
    boolean ended = false;
    while (whole == 0 && !ended) {
      buffer = filled == buffer.length ? larger(buffer) : buffer;
      int wanted = wanted(filled, buffer.length);
      int read = in.readNBytes(buffer, filled, wanted);
      ended = read < wanted;
      whole = wholeRecords(buffer, filled, filled + read);
      filled += read;
    }
    if (ended) {
      requireWholeFile(lineStart + filled);
      whole = filled;
    }
    return batch(buffer, whole, filled);
  }

  /** Returns how many bytes whole records have, given that one begins the buffer. */
  private int wholeRecords(byte[] buffer, int searched, int filled) {
    return lines.spansLines()
        ? lines.lastRecordEnd(buffer, 0, filled) + 1
        : Newline.last(buffer, searched, filled) + 1;
  }

  private @Nullable LineBatch<R> batch(byte[] buffer, int whole, int filled) throws IOException {
    if (whole == 0) {
      return null;
    }
    if (decoder == null) {
      decoder = lines.decoder(Paths.shown(path), header);
    }
    unfinished = Arrays.copyOfRange(buffer, whole, filled);
    int linesBegin = (int) Math.min(whole, rangeEnd - lineStart);
    LineBatch<R> batch =
        new LineBatch<>(
            buffer, whole, linesBegin, lineStart, lines, decoder, number, this::release);
    lineStart += whole;
    return batch;
  }

  private byte[] emptyBuffer() {
    byte[] buffer = free.poll();
    return buffer != null && buffer.length > unfinished.length
        ? buffer
        : new byte[Math.max(buffers.size(), unfinished.length + 1)];
  }

  /** Called by the thread that consumes lines; oversized buffers are left to the collector. */
  private void release(byte[] buffer) {
    if (buffer.length == buffers.size()) {
      free.add(buffer);
    }
  }

  private byte[] larger(byte[] buffer) throws IOException {
    if (buffer.length >= buffers.longestLine()) {
      throw new IOException(
          "the line is longer than " + buffers.longestLine() + " bytes; is this a text file?");
    }
    return Arrays.copyOf(buffer, Math.min(buffer.length * 2, buffers.longestLine()));
  }

  private int wanted(int filled, int capacity) {
    long toRangeEnd = rangeEnd - (lineStart + filled);
    return (int) Math.min(capacity - filled, Math.max(toRangeEnd, TAIL));
  }

  private void requireWholeFile(long end) throws IOException {
    if (end < fileSize) {
      throw new IOException(
          "the file ends at byte " + end + " but had " + fileSize + " bytes when the run began");
    }
  }

  private static IOException unreadable(Path path, long offset, IOException cause) {
    return new IOException(
        "Cannot read " + path + " at offset " + offset + ": " + cause.getMessage(), cause);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
