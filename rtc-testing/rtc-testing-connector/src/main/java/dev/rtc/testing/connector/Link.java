package dev.rtc.testing.connector;

import java.time.Duration;

/** Is the connection between a connector and its system, which a case cuts and heals. */
public interface Link {

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
