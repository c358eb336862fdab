package dev.rtc.connector.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/** Reads a file as it is. */
final class PlainInput implements TailInput {

  private final FileChannel channel;

  PlainInput(Path path) throws IOException {
    this.channel = FileChannel.open(path, StandardOpenOption.READ);
  }

  @Override
  public byte[] peek(long from, int length) throws IOException {
    byte[] bytes = new byte[length];
    int filled = 0;
    int read = 0;
    while (filled < length && read >= 0) {
      read = read(bytes, filled, length - filled, from + filled);
      filled += Math.max(read, 0);
    }
    return filled == length ? bytes : Arrays.copyOf(bytes, filled);
  }

  @Override
  public int read(byte[] target, int from, int length, long position) throws IOException {
    return channel.read(ByteBuffer.wrap(target, from, length), position);
  }

  @Override
  public long size() throws IOException {
    return channel.size();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
