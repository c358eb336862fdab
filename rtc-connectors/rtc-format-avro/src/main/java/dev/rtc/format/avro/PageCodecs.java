package dev.rtc.format.avro;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.xerial.snappy.Snappy;

/** Packs and unpacks pages without any Hadoop, and believes no page that claims too much. */
final class PageCodecs implements CompressionCodecFactory {

  private static final int LARGEST_PAGE = 256 << 20;

  @Override
  public BytesInputCompressor getCompressor(CompressionCodecName name) {
    return new Packer(name);
  }

  @Override
  public BytesInputDecompressor getDecompressor(CompressionCodecName name) {
    return new Unpacker(name);
  }

  @Override
  public void release() {}

  private static byte[] array(BytesInput bytes) throws IOException {
    ByteArrayOutputStream array = new ByteArrayOutputStream((int) bytes.size());
    bytes.writeAllTo(array);
    return array.toByteArray();
  }

  private static UnsupportedOperationException unknown(CompressionCodecName name) {
    return new UnsupportedOperationException(
        "pages are packed by " + name + ", where SNAPPY, GZIP or ZSTD belongs");
  }

  /** Packs pages. */
  private record Packer(CompressionCodecName name) implements BytesInputCompressor {

    @Override
    public BytesInput compress(BytesInput bytes) throws IOException {
      if (name == CompressionCodecName.UNCOMPRESSED) {
        return bytes;
      }
      byte[] page = array(bytes);
      if (name == CompressionCodecName.SNAPPY) {
        return BytesInput.from(Snappy.compress(page));
      }
      ByteArrayOutputStream packed = new ByteArrayOutputStream(page.length / 2 + 16);
      try (OutputStream out = packing(packed)) {
        out.write(page);
      }
      return BytesInput.from(packed.toByteArray());
    }

    private OutputStream packing(OutputStream out) throws IOException {
      return switch (name) {
        case GZIP -> new GZIPOutputStream(out);
        case ZSTD -> new ZstdOutputStream(out);
        default -> throw unknown(name);
      };
    }

    @Override
    public CompressionCodecName getCodecName() {
      return name;
    }

    @Override
    public void release() {}
  }

  /** Unpacks pages. */
  private record Unpacker(CompressionCodecName name) implements BytesInputDecompressor {

    @Override
    public BytesInput decompress(BytesInput bytes, int size) throws IOException {
      if (size < 0 || size > LARGEST_PAGE) {
        throw new IOException("found a page of " + size + " bytes");
      }
      return name == CompressionCodecName.UNCOMPRESSED
          ? bytes
          : BytesInput.from(unpacked(array(bytes), size));
    }

    private byte[] unpacked(byte[] packed, int size) throws IOException {
      if (name == CompressionCodecName.SNAPPY) {
        if (Snappy.uncompressedLength(packed) != size) {
          throw new IOException("found a page of another size than " + size + " bytes");
        }
        return Snappy.uncompress(packed);
      }
      try (InputStream in = unpacking(new ByteArrayInputStream(packed))) {
        byte[] page = in.readNBytes(size);
        if (page.length < size) {
          throw new IOException("found a page of less than " + size + " bytes");
        }
        return page;
      }
    }

    private InputStream unpacking(InputStream in) throws IOException {
      return switch (name) {
        case GZIP -> new GZIPInputStream(in);
        case ZSTD -> new ZstdInputStream(in);
        default -> throw unknown(name);
      };
    }

    @Override
    public void decompress(ByteBuffer input, int inputSize, ByteBuffer output, int size)
        throws IOException {
      byte[] packed = new byte[Math.min(inputSize, input.remaining())];
      input.get(packed);
      output.put(array(decompress(BytesInput.from(packed), size)));
    }

    @Override
    public void release() {}
  }
}
