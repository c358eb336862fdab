package dev.rtc.testing.proxy;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** One connection: the client's half, the server's half, and the two directions between. */
final class Link {

  private static final int RESET = 0;

  private final SocketChannel client;
  private final SocketChannel server;
  private final SelectionKey clientKey;
  private final SelectionKey serverKey;
  private final Direction there;
  private final Direction back;
  private final long came;
  private boolean lossy;

  Link(SocketChannel client, Selector selector, Weather weather, long now) throws IOException {
    this.client = client;
    this.server = SocketChannel.open();
    prepare(client);
    prepare(server);
    this.clientKey = client.register(selector, 0);
    this.serverKey = server.register(selector, 0);
    this.there = new Direction(client, server, weather, now);
    this.back = new Direction(server, client, weather, now);
    this.came = now;
  }

  private static void prepare(SocketChannel channel) throws IOException {
    channel.configureBlocking(false);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.setOption(StandardSocketOptions.SO_LINGER, RESET);
  }

  void dial(InetSocketAddress address) throws IOException {
    server.connect(address);
  }

  /** Loses from now on what either side says. */
  void fallSilent() {
    lossy = true;
  }

  boolean isLossy() {
    return lossy;
  }

  boolean cameSince(long moment) {
    return came - moment >= 0;
  }

  boolean isOpen() {
    return client.isOpen();
  }

  /** Moves what can be moved; in silence, drops what arrives. */
  void move(ByteBuffer buffer, long now) throws IOException {
    if (lossy) {
      there.swallow(buffer);
      back.swallow(buffer);
      return;
    }
    there.read(buffer, now);
    if (server.isConnected() || server.finishConnect()) {
      back.read(buffer, now);
      there.write(now);
      back.write(now);
    }
    if (there.isClosed() && back.isClosed()) {
      end();
    }
  }

  /** Says what the selector is to wait for. */
  void await(long now) {
    if (lossy) {
      clientKey.interestOps(interest(there.wantsToSwallow(), false));
      serverKey.interestOps(interest(server.isConnected() && back.wantsToSwallow(), false));
    } else {
      clientKey.interestOps(interest(there.wantsToRead(), back.wantsToWrite(now)));
      serverKey.interestOps(
          server.isConnected()
              ? interest(back.wantsToRead(), there.wantsToWrite(now))
              : SelectionKey.OP_CONNECT);
    }
  }

  private static int interest(boolean read, boolean write) {
    return (read ? SelectionKey.OP_READ : 0) | (write ? SelectionKey.OP_WRITE : 0);
  }

  long nanosUntilDue(long now) {
    return lossy ? Long.MAX_VALUE : Math.min(there.nanosUntilDue(now), back.nanosUntilDue(now));
  }

  /** Ends in order: both sides said that they are done. */
  private void end() throws IOException {
    client.setOption(StandardSocketOptions.SO_LINGER, -1);
    server.setOption(StandardSocketOptions.SO_LINGER, -1);
    reset();
  }

  /** Ends abruptly, which both sides see as a connection reset. */
  void reset() throws IOException {
    try (client;
        server) {
      clientKey.cancel();
      serverKey.cancel();
    }
  }
}
