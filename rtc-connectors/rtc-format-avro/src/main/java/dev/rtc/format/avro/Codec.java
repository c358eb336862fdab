package dev.rtc.format.avro;

import com.github.luben.zstd.ZstdInputStream;
import dev.rtc.connector.MalformedRecordException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.xerial.snappy.Snappy;

/** Unpacks the blocks of a container file, up to a bound. */
enum Codec {
  NULL {
    @Override
    byte[] unpack(byte[] packed, int most) {
      return packed;
    }
  },
  DEFLATE {
    @Override
    byte[] unpack(byte[] packed, int most) throws IOException {
      Inflater inflater = new Inflater(true);
      try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(packed), inflater)) {
        return bounded(in, most);
      } finally {
        inflater.end();
      }
    }
  },
  SNAPPY {
    @Override
    byte[] unpack(byte[] packed, int most) throws IOException {
      int length = packed.length - CHECKSUM;
      if (length < 0 || Snappy.uncompressedLength(packed, 0, length) > most) {
        throw tooLarge(most);
      }
      byte[] block = new byte[Snappy.uncompressedLength(packed, 0, length)];
      Snappy.uncompress(packed, 0, length, block, 0);
      CRC32 checksum = new CRC32();
      checksum.update(block, 0, block.length);
      long expected = 0;
      for (int i = length; i < packed.length; i++) {
        expected = (expected << Byte.SIZE) | (packed[i] & 0xFF);
      }
      if (checksum.getValue() != expected) {
        throw new MalformedRecordException("the checksum of a block is wrong");
      }
      return block;
    }
  },
  ZSTANDARD {
    @Override
    byte[] unpack(byte[] packed, int most) throws IOException {
      try (InputStream in = new ZstdInputStream(new ByteArrayInputStream(packed))) {
        return bounded(in, most);
      }
    }
  };

  private static final int CHECKSUM = 4;

  /**
   * Unpacks a block.
   *
   * @throws IOException if it cannot be unpacked, or into more bytes than {@code most} only
   */
  abstract byte[] unpack(byte[] packed, int most) throws IOException;

  private static byte[] bounded(InputStream in, int most) throws IOException {
    byte[] block = in.readNBytes(most);
    if (block.length == most && in.read() >= 0) {
      throw tooLarge(most);
    }
    return block;
  }

  private static IOException tooLarge(int most) {
    return new IOException("a block has more than " + most + " bytes");
  }

  /**
   * Returns the codec of a name.
   *
   * @throws MalformedRecordException if none is called so
   */
  static Codec named(String name) throws MalformedRecordException {
    for (Codec codec : values()) {
      if (codec.name().equalsIgnoreCase(name)) {
        return codec;
      }
    }
    throw new MalformedRecordException(
        "the blocks are packed by \""
            + name
            + "\", where null, deflate, snappy or zstandard"
            + " belongs");
  }
}
