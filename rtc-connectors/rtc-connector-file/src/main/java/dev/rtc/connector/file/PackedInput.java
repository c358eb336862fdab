package dev.rtc.connector.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads what a finished {@code .gz} file unpacks to; going back begins anew. */
final class PackedInput implements TailInput {

  private final Path path;
  private InputStream unpacked;
  private long at;

  PackedInput(Path path) throws IOException {
    this.path = path;
    this.unpacked = open(path);
  }

  private static InputStream open(Path path) throws IOException {
    InputStream packed = Files.newInputStream(path);
    try {
      return Gzip.unpack(packed);
    } catch (IOException e) {
      packed.close();
      throw e;
    }
  }

  @Override
  public byte[] peek(long from, int length) throws IOException {
    seek(from);
    byte[] bytes = unpacked.readNBytes(length);
    at += bytes.length;
    return bytes;
  }

  @Override
  public int read(byte[] target, int from, int length, long position) throws IOException {
    seek(position);
    int read = unpacked.readNBytes(target, from, length);
    at += read;
    return read;
  }

  private void seek(long position) throws IOException {
    if (position < at) {
      unpacked.close();
      unpacked = open(path);
      at = 0;
    }
    at += unpacked.skip(position - at);
    while (at < position && unpacked.read() >= 0) {
      at += 1 + unpacked.skip(position - at - 1);
    }
  }

  @Override
  public long size() {
    return Long.MAX_VALUE;
  }

  @Override
  public void close() throws IOException {
    unpacked.close();
  }
}
