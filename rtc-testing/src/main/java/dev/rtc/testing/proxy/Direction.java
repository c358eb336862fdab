package dev.rtc.testing.proxy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Queue;

/** Carries the bytes of one connection one way; each chunk waits until it is due. */
final class Direction {

  private static final int MOST_ON_THE_WAY = 1 << 20;

  private record Chunk(ByteBuffer bytes, long due) {}

  private final SocketChannel from;
  private final SocketChannel to;
  private final Weather weather;
  private final Queue<Chunk> onTheWay = new ArrayDeque<>();
  private long bytesOnTheWay;
  private long latest;
  private boolean ended;
  private boolean closed;

  Direction(SocketChannel from, SocketChannel to, Weather weather, long now) {
    this.from = from;
    this.to = to;
    this.weather = weather;
    this.latest = now;
  }

  boolean wantsToRead() {
    return !ended && bytesOnTheWay < MOST_ON_THE_WAY;
  }

  boolean wantsToSwallow() {
    return !ended;
  }

  boolean wantsToWrite(long now) {
    Chunk next = onTheWay.peek();
    return next != null && next.due() - now <= 0;
  }

  boolean isClosed() {
    return closed;
  }

  /** Nanoseconds until something is due that the line still delays. */
  long nanosUntilDue(long now) {
    Chunk next = onTheWay.peek();
    return next == null || wantsToWrite(now) ? Long.MAX_VALUE : next.due() - now;
  }

  void read(ByteBuffer buffer, long now) throws IOException {
    if (!wantsToRead()) {
      return;
    }
    buffer.clear().limit(weather.chunk(buffer.capacity()));
    int count = from.read(buffer);
    if (count < 0) {
      ended = true;
      latest = weather.arrival(now, latest, 0);
      onTheWay.add(new Chunk(ByteBuffer.allocate(0), latest));
    } else if (count > 0) {
      ByteBuffer bytes = ByteBuffer.allocate(count).put(buffer.flip()).flip();
      latest = weather.arrival(now, latest, count);
      onTheWay.add(new Chunk(bytes, latest));
      bytesOnTheWay += count;
    }
  }

  void write(long now) throws IOException {
    while (wantsToWrite(now)) {
      ByteBuffer bytes = onTheWay.element().bytes();
      bytesOnTheWay -= to.write(bytes);
      if (bytes.hasRemaining()) {
        return;
      }
      onTheWay.remove();
      endIfDone();
    }
  }

  /** Takes what arrives and forgets it. */
  void swallow(ByteBuffer buffer) throws IOException {
    onTheWay.clear();
    bytesOnTheWay = 0;
    if (wantsToSwallow() && from.isConnected() && from.read(buffer.clear()) < 0) {
      ended = true;
    }
  }

  private void endIfDone() throws IOException {
    if (ended && onTheWay.isEmpty()) {
      to.shutdownOutput();
      closed = true;
    }
  }
}
