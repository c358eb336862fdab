package dev.rtc.testing.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** Finds ports that a server can leave and take again. */
public final class LoopbackPort {

  private static final int LOWEST = 16_000;
  private static final int HIGHEST = 32_000;
  private static final int ATTEMPTS = 200;

  private LoopbackPort() {}

  /**
   * Finds a TCP port that nobody listens to on any interface.
   *
   * <p>It lies below the range from which systems number outgoing connections (RFC 6335 has it
   * begin at 49152, Linux at 32768), so that no client takes it while its server is down.
   *
   * @throws IllegalStateException if no free port is found
   */
  public static int free() {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
      if (isFree(port)) {
        return port;
      }
    }
    throw new IllegalStateException(
        "found no free port in %d attempts between %d and %d; end servers that are left over"
            .formatted(ATTEMPTS, LOWEST, HIGHEST));
  }

  private static boolean isFree(int port) {
    return isFree(new InetSocketAddress(port))
        && isFree(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
  }

  private static boolean isFree(InetSocketAddress address) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(address);
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}
