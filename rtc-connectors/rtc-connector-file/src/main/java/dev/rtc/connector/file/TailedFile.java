package dev.rtc.connector.file;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows one file, by whatever name.
 *
 * <p>It is open while there is something to read and for a while after. After each read it looks
 * whether what was read before is still there: only then was nothing cut off in between.
 */
final class TailedFile<R> implements Closeable {

  /** Says what reading on came to. */
  enum Read {
    /** There is a line. */
    LINE,
    /** There is no whole line yet. */
    NOTHING,
    /** What was read before is no longer there. */
    REWRITTEN,
    /** Another file has the name now. */
    ELSEWHERE
  }

  private static final Logger LOG = LoggerFactory.getLogger(TailedFile.class);

  private final Lines<R> lines;
  private final LineBuffers sizes;
  private final String log;
  private final String key;

  private String path;
  private final @Nullable String copyOf;
  private long offset;
  private long lineCount;
  private Fingerprint print;
  private byte[] head = {};
  private long limit;
  private long lastActive = Long.MIN_VALUE;
  private boolean rewritten;
  private @Nullable FileTime checked;
  private @Nullable TailInput input;
  private @Nullable TailBuffer buffer;
  private @Nullable LineDecoder<R> decoder;

  TailedFile(Lines<R> lines, LineBuffers sizes, TailedState state) {
    this.lines = lines;
    this.sizes = sizes;
    this.log = state.log();
    this.key = state.key();
    this.path = state.path();
    this.copyOf = state.copyOf();
    this.offset = state.offset();
    this.lineCount = state.lines();
    this.print = state.print();
    this.limit = isPacked() ? Long.MAX_VALUE : 0;
  }

  String log() {
    return log;
  }

  String key() {
    return key;
  }

  String path() {
    return path;
  }

  void renamed(String now) {
    path = now;
  }

  @Nullable String copyOf() {
    return copyOf;
  }

  long offset() {
    return buffer == null ? offset : buffer.offset();
  }

  /** Returns how many bytes were seen, which are still there if nothing was cut off. */
  long known() {
    return buffer == null ? Math.max(offset, print.headLength()) : buffer.position();
  }

  boolean isOpen() {
    return input != null;
  }

  boolean isPacked() {
    return path.endsWith(".gz");
  }

  boolean isRenamed() {
    return !path.equals(log);
  }

  /** Returns how many bytes are known to be there and aren't read. */
  long unread() {
    return Math.max(0, limit - (buffer == null ? offset : buffer.position()));
  }

  boolean hasLine() {
    return buffer != null && buffer.hasLine();
  }

  boolean hasUnfinishedLine() {
    return buffer != null && buffer.hasUnfinishedLine();
  }

  void endLine() {
    if (buffer != null) {
      buffer.endLine();
    }
  }

  /** Allows to read up to there. */
  void mayReadTo(long size) {
    limit = size;
  }

  long size() throws IOException {
    return input == null ? limit : input.size();
  }

  /** Returns how far it may be read; of a copy, how large it was. */
  long limit() {
    return limit;
  }

  /** Notes that there was something to read. */
  void active(long now) {
    lastActive = now;
  }

  /** Returns for how long there was nothing to read; since the first call if there never was. */
  long silentFor(long now) {
    lastActive = lastActive == Long.MIN_VALUE ? now : lastActive;
    return now - lastActive;
  }

  long lines() {
    return lineCount;
  }

  /** Opens the file if need be and makes sure that it is the one that was read before. */
  Read open() throws IOException {
    if (input != null) {
      return Read.NOTHING;
    }
    if (rewritten) {
      return Read.REWRITTEN;
    }
    TailInput opened;
    try {
      opened = TailInput.open(Path.of(path));
    } catch (NoSuchFileException e) {
      return Read.ELSEWHERE;
    }
    boolean kept = false;
    try {
      byte[] first = opened.peek(0, Fingerprint.WINDOW);
      byte[] before = opened.window(offset);
      Read found = compare(first, before);
      if (found == Read.NOTHING) {
        head = first;
        openDecoder();
        buffer = new TailBuffer(lines, sizes, before, offset);
        input = opened;
        kept = true;
      }
      return found;
    } finally {
      if (!kept) {
        opened.close();
      }
    }
  }

  /**
   * Makes sure that a file is the one that was read before, whatever its size: its inode may have
   * been given to another one. One that is open keeps its inode.
   *
   * @param changed when anything of it was changed last; null if that doesn't tell
   */
  Read check(@Nullable FileTime changed) throws IOException {
    if (input != null || rewritten || (changed != null && changed.equals(checked))) {
      return rewritten ? Read.REWRITTEN : Read.NOTHING;
    }
    try (TailInput content = TailInput.open(Path.of(path))) {
      Read found = compare(content.peek(0, Fingerprint.WINDOW), content.window(offset));
      checked = found == Read.NOTHING ? changed : null;
      return found;
    } catch (NoSuchFileException e) {
      return Read.ELSEWHERE;
    } catch (AccessDeniedException e) {
      LOG.warn("{} can't be read any more", path);
      checked = changed;
      return Read.NOTHING;
    }
  }

  /** Says whether it is what it was, at this moment. */
  boolean isUnchanged() throws IOException {
    return check(null) == Read.NOTHING && isIntact();
  }

  private Read compare(byte[] first, byte[] before) throws IOException {
    if (!key.equals(Listing.key(Path.of(path)))) {
      return Read.ELSEWHERE;
    }
    rewritten = !print.matches(first, before);
    return rewritten ? Read.REWRITTEN : Read.NOTHING;
  }

  private void openDecoder() throws IOException {
    if (decoder == null && !(lines.hasHeader() && offset == 0)) {
      decoder = lines.decoder(path, lines.hasHeader() ? Optional.of(header()) : Optional.empty());
    }
  }

  private byte[] header() throws IOException {
    Path file = Path.of(path);
    try (InputStream plain = Files.newInputStream(file);
        InputStream content = isPacked() ? Gzip.unpack(plain) : plain) {
      return Header.buffered(content, sizes.longestLine()).line();
    }
  }

  /** Reads on until there is a line or the limit is reached. */
  Read read() throws IOException {
    Read opened = open();
    if (opened != Read.NOTHING || input == null || buffer == null) {
      return opened;
    }
    while (!buffer.hasLine() && buffer.position() < limit) {
      byte[] before = buffer.lastRead();
      long position = buffer.position();
      int read = buffer.fill(input, limit);
      byte[] first = buffer.head(head);
      if (!Arrays.equals(before, verified(before, position)) || !beginAlike(first, head)) {
        rewritten = true;
        buffer.discard();
        return Read.REWRITTEN;
      }
      head = first;
      if (read <= 0) {
        limit = buffer.position();
      } else if (buffer.hasLine() && decoder == null) {
        takeHeader();
      }
    }
    return buffer.hasLine() ? Read.LINE : Read.NOTHING;
  }

  /** Says whether what was read is what was seen before: it may be cut off in between. */
  private static boolean beginAlike(byte[] read, byte[] seen) {
    int length = Math.min(read.length, seen.length);
    return Arrays.equals(read, 0, length, seen, 0, length);
  }

  private byte[] verified(byte[] before, long position) throws IOException {
    return input == null || isPacked()
        ? before
        : input.peek(position - before.length, before.length);
  }

  /** Says whether what was read is still there. */
  boolean isIntact() throws IOException {
    if (input == null || buffer == null || isPacked()) {
      return !rewritten;
    }
    byte[] before = buffer.lastRead();
    return !rewritten && Arrays.equals(before, verified(before, buffer.position()));
  }

  /** Says whether another file begins with the same bytes, as far as it goes. */
  boolean beginsLike(TailInput other, long size) throws IOException {
    if (head.length == 0) {
      return print.matchesHead(other.peek(0, (int) Math.min(size, Fingerprint.WINDOW)));
    }
    int length = (int) Math.min(size, head.length);
    return Arrays.equals(Arrays.copyOf(head, length), other.peek(0, length));
  }

  private void takeHeader() throws IOException {
    TailBuffer piece = requireBuffer();
    int from = piece.lineStart();
    int start = from + ByteOrderMark.length(piece.bytes(), from, piece.lineEnd());
    byte[] header = Arrays.copyOfRange(piece.bytes(), start, contentEnd(piece, start));
    decoder = lines.decoder(path, Optional.of(header));
    lineCount++;
    piece.consume();
  }

  /** Returns what the line is, and moves behind it. */
  R next() throws IOException {
    TailBuffer piece = requireBuffer();
    long at = piece.offset();
    int from = piece.lineStart();
    int start = at == 0 ? from + ByteOrderMark.length(piece.bytes(), from, piece.lineEnd()) : from;
    lineCount++;
    R decoded =
        requireDecoder()
            .decode(piece.bytes(), start, contentEnd(piece, start) - start, at, lineCount);
    piece.consume();
    return decoded;
  }

  private static int contentEnd(TailBuffer piece, int start) {
    int end = piece.lineEnd();
    return end > start && piece.bytes()[end - 1] == '\r' ? end - 1 : end;
  }

  private TailBuffer requireBuffer() {
    if (buffer == null) {
      throw new IllegalStateException(path + " isn't open");
    }
    return buffer;
  }

  private LineDecoder<R> requireDecoder() throws IOException {
    if (decoder == null) {
      openDecoder();
    }
    if (decoder == null) {
      decoder = lines.decoder(path, Optional.of(new byte[0]));
    }
    return decoder;
  }

  TailedState state() {
    return new TailedState(log, path, key, offset(), lineCount, print(), copyOf);
  }

  Fingerprint print() {
    return buffer == null ? print : Fingerprint.of(buffer.head(head), buffer.consumed());
  }

  /** Forgets what isn't consumed; it is read again when the file is opened again. */
  @Override
  public void close() throws IOException {
    if (input != null) {
      print = print();
      offset = offset();
      input.close();
      input = null;
      buffer = null;
      decoder = null;
    }
  }
}
