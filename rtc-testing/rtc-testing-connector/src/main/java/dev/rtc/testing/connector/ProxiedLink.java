package dev.rtc.testing.connector;

import dev.rtc.testing.proxy.FaultProxy;

/**
 * Is a connection that leads through a proxy.
 *
 * @param patience how long a cut waits for the connector to be connected
 * @param begin when the case began, by {@link System#nanoTime}: older connections are not its own
 */
record ProxiedLink(FaultProxy proxy, Patience patience, long begin) implements Link {

  @Override
  public void cut() {
    if (patience.until(own -> own > 0, () -> proxy.connectionsSince(begin)) == 0) {
      throw new AssertionError(
          ("no connection of this case leads through the proxy, so that none can be cut; let the connector"
                  + " dial 127.0.0.1:%d, the port of the proxy")
              .formatted(proxy.port()));
    }
    proxy.cut();
  }

  @Override
  public void heal() {
    proxy.heal();
  }
}
