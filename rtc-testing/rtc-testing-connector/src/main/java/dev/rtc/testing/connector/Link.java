package dev.rtc.testing.connector;

import dev.rtc.testing.proxy.FaultProxy;
import java.time.Duration;

/** Is the connection between a connector and its system, which a case cuts and heals. */
public interface Link {

  /**
   * Returns the connection through a proxy, which the connector under test must dial in every case.
   * A cut waits up to 3 seconds for a connection that has come about after this call, since without
   * it nothing of the connector would be cut; what another case has left open does not count.
   *
   * @param proxy stands in front of the system
   */
  static Link through(FaultProxy proxy) {
    return new ProxiedLink(proxy, Patience.THREE_SECONDS, System.nanoTime());
  }

  /** Breaks all connections and lets no new one come about. */
  void cut() throws Exception;

  /** Lets connections come about again. */
  void heal() throws Exception;

  /**
   * Tells how long a cut lasts; 500 milliseconds unless overridden. It should be longer than the
   * client needs to notice.
   */
  default Duration lasting() {
    return Duration.ofMillis(500);
  }
}
