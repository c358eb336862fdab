package dev.rtc.testing.connector;

import dev.rtc.testing.proxy.FaultProxy;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Is a connection that leads through a proxy.
 *
 * @param patience how long a cut waits for the connector to be connected
 */
record ProxiedLink(FaultProxy proxy, Duration patience) implements Link {

  private static final Duration POLL = Duration.ofMillis(1);

  @Override
  public void cut() {
    long begin = System.nanoTime();
    while (proxy.connections() == 0) {
      if (System.nanoTime() - begin > patience.toNanos()) {
        throw new AssertionError(
            ("no connection leads through the proxy, so that none can be cut; let the connector"
                    + " dial 127.0.0.1:%d, the port of the proxy")
                .formatted(proxy.port()));
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
    proxy.cut();
  }

  @Override
  public void heal() {
    proxy.heal();
  }
}
