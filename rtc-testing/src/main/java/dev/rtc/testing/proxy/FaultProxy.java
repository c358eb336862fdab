package dev.rtc.testing.proxy;

import dev.rtc.testing.server.LoopbackPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * Passes TCP connections on to a server, and spoils them when a test says so.
 *
 * <p>Every method takes effect for all connections, present and future, before it returns. The
 * methods may be called from any thread.
 */
public final class FaultProxy implements AutoCloseable {

  private final InetSocketAddress entrance;
  private final ProxyLoop loop;

  private FaultProxy(InetSocketAddress entrance, ProxyLoop loop) {
    this.entrance = entrance;
    this.loop = loop;
  }

  /**
   * Opens a proxy on a free port of the loopback interface. The server is dialled once per
   * connection, so that it may start later, and start again.
   *
   * @throws UncheckedIOException if no port can be opened
   */
  public static FaultProxy to(String host, int port) {
    InetSocketAddress entrance =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), LoopbackPort.free());
    try {
      return new FaultProxy(entrance, ProxyLoop.open(entrance, host, port));
    } catch (IOException e) {
      throw new UncheckedIOException("the proxy for %s:%d does not open".formatted(host, port), e);
    }
  }

  /** Names the port on 127.0.0.1 that clients dial; it stays the same for life. */
  public int port() {
    return entrance.getPort();
  }

  /** Counts the connections that are open through the proxy now. */
  public int connections() {
    return loop.ask(loop::connections);
  }

  /**
   * Counts the connections that are open through the proxy now and came about at or after a moment.
   *
   * @param moment a value of {@link System#nanoTime}
   */
  public int connectionsSince(long moment) {
    return loop.ask(() -> loop.connectionsSince(moment));
  }

  /**
   * Delays every byte that arrives from now on, in each direction: an answer takes twice as long.
   * The throughput stays what it was.
   *
   * @throws IllegalArgumentException if the delay is negative
   */
  public void latency(Duration oneWay) {
    if (oneWay.isNegative()) {
      throw new IllegalArgumentException(
          "the latency is %s; say zero or more, or heal()".formatted(oneWay));
    }
    loop.run(() -> loop.weather().delayBy(oneWay));
  }

  /**
   * Limits what each connection carries in each direction.
   *
   * @param bytesPerSecond at least 1
   * @throws IllegalArgumentException if the limit is below 1; {@link #cut()} and {@link
   *     #halfOpen()} are for lines that carry nothing
   */
  public void bandwidth(long bytesPerSecond) {
    if (bytesPerSecond < 1) {
      throw new IllegalArgumentException(
          "the bandwidth is %d bytes/s; say at least 1, or cut() or halfOpen() the line"
              .formatted(bytesPerSecond));
    }
    loop.run(() -> loop.weather().limitTo(bytesPerSecond));
  }

  /** Resets all connections and refuses new ones. */
  public void cut() {
    loop.run(loop::cut);
  }

  /**
   * Falls silent: takes connections and bytes, passes nothing on and answers nothing, not even the
   * end of a connection. Clients notice by their timeouts alone, as behind a dead line.
   */
  public void halfOpen() {
    loop.run(loop::fallSilent);
  }

  /**
   * Ends all faults. A connection that went through a silence is reset, since its bytes are lost;
   * others go on.
   *
   * @throws UncheckedIOException if another process took the port of a proxy that was cut
   */
  public void heal() {
    loop.run(loop::heal);
  }

  /** Resets all connections and frees the port. Closing twice is harmless. */
  @Override
  public void close() {
    loop.close();
  }
}
