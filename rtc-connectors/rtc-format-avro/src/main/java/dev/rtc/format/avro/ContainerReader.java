package dev.rtc.format.avro;

import dev.rtc.connector.FileFormat;
import dev.rtc.connector.MalformedRecordException;
import dev.rtc.type.DataType;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.flink.core.fs.FSDataInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads object container files (Avro's specification 1.12, "Object Container Files") block by
 * block, and believes no length that the file cannot hold.
 */
final class ContainerReader<T> implements FileFormat.Reader<T> {

  private static final byte[] MAGIC = {'O', 'b', 'j', 1};
  private static final int SYNC = 16;
  private static final int LARGEST_HEADER = 16 << 20;
  private static final int LARGEST_BLOCK = 256 << 20;
  private static final int LONGEST_VARINT = 10;

  private final FSDataInputStream in;
  private final Class<T> type;
  private final Datum datum;
  private final Meaning meaning;
  private final Codec codec;
  private final byte[] sync;
  private long remaining;
  private long inBlock;
  private @Nullable BoundedDecoder block;
  private boolean ended;

  ContainerReader(FSDataInputStream in, long length, DataType<T> type) throws IOException {
    this.in = in;
    this.remaining = length;
    this.type = type.rawClass();
    Map<String, byte[]> header = header();
    this.sync = take(SYNC);
    Schema schema = Datum.schema(text(header, "avro.schema", ""));
    this.codec = Codec.named(text(header, "avro.codec", "null"));
    this.datum = new Datum(schema);
    this.meaning = ReadTypes.of(type, schema, type.name());
  }

  private static String text(Map<String, byte[]> header, String key, String absent) {
    byte[] value = header.get(key);
    return value == null ? absent : new String(value, StandardCharsets.UTF_8);
  }

  private Map<String, byte[]> header() throws IOException {
    if (!Arrays.equals(take(MAGIC.length), MAGIC)) {
      throw malformed("it does not begin as a container file does");
    }
    Map<String, byte[]> header = new HashMap<>();
    for (long count = number(); count != 0; count = number()) {
      if (count < 0) {
        count = -count;
        number();
      }
      for (long i = 0; i < count; i++) {
        String key = new String(take(number()), StandardCharsets.UTF_8);
        header.put(key, take(number()));
      }
    }
    return header;
  }

  private byte[] take(long length) throws IOException {
    if (length < 0 || length > remaining || length > LARGEST_HEADER) {
      throw malformed("found a length of " + length + ", but " + remaining + " bytes");
    }
    return fully((int) length);
  }

  private byte[] fully(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("The file has become shorter while it was read");
    }
    remaining -= length;
    return bytes;
  }

  /** Reads a number in Avro's encoding: zigzag, seven bits a byte. */
  private long number() throws IOException {
    ByteArrayOutputStream number = new ByteArrayOutputStream(LONGEST_VARINT);
    byte last;
    do {
      last = take(1)[0];
      number.write(last);
    } while (last < 0 && number.size() < LONGEST_VARINT);
    byte[] bytes = number.toByteArray();
    try {
      return new BoundedDecoder(bytes, 0, bytes.length).readLong();
    } catch (IOException e) {
      throw malformed(String.valueOf(e.getMessage()));
    }
  }

  @Override
  public @Nullable T next() throws IOException {
    if (ended) {
      return null;
    }
    ended = true;
    while (inBlock == 0) {
      requireBlockEnd();
      if (remaining == 0) {
        return null;
      }
      openBlock();
    }
    Object found = datum.read(Objects.requireNonNull(block), "a record of the block");
    inBlock--;
    ended = false;
    return type.cast(meaning.value(found));
  }

  private void requireBlockEnd() throws MalformedRecordException {
    if (block != null && !block.isAtEnd()) {
      throw malformed("a block has more bytes than records");
    }
  }

  private void openBlock() throws IOException {
    inBlock = number();
    long size = number();
    if (inBlock < 0 || size < 0 || size > remaining - SYNC || size > LARGEST_BLOCK) {
      throw malformed(
          "found a block of "
              + inBlock
              + " records and "
              + size
              + " bytes, but "
              + remaining
              + " bytes in the file");
    }
    byte[] packed = fully((int) size);
    if (!Arrays.equals(take(SYNC), sync)) {
      throw malformed("found no mark after a block");
    }
    byte[] unpacked = unpacked(packed);
    if (inBlock > Math.max(1, unpacked.length) && !isEmptyRecords(unpacked)) {
      throw malformed("found " + inBlock + " records in " + unpacked.length + " bytes");
    }
    block = new BoundedDecoder(unpacked, 0, unpacked.length);
  }

  /** Says whether a block may have more records than bytes: records without components. */
  private boolean isEmptyRecords(byte[] unpacked) {
    return unpacked.length == 0 && inBlock <= 1_000_000;
  }

  private byte[] unpacked(byte[] packed) throws MalformedRecordException {
    try {
      return codec.unpack(packed, LARGEST_BLOCK);
    } catch (IOException | RuntimeException e) {
      throw new MalformedRecordException(
          "Cannot read the file: a block cannot be unpacked: " + e.getMessage(), e);
    }
  }

  private static MalformedRecordException malformed(String reason) {
    return new MalformedRecordException("Cannot read the file: " + reason);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
