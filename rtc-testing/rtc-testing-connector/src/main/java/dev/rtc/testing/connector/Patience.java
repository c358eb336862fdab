package dev.rtc.testing.connector;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits for what comes by itself.
 *
 * @param limit when it gives up
 */
record Patience(Duration limit) {

  static final Patience THREE_SECONDS = new Patience(Duration.ofSeconds(3));

  private static final Duration POLL = Duration.ofMillis(5);

  /** Tells whether something holds, at once or before the limit. */
  <E extends Exception> boolean until(Condition<E> condition) throws E {
    long begin = System.nanoTime();
    boolean holds = condition.holds();
    while (!holds && System.nanoTime() - begin < limit.toNanos()) {
      LockSupport.parkNanos(POLL.toNanos());
      holds = condition.holds();
    }
    return holds;
  }

  /** Is what is waited for. */
  @FunctionalInterface
  interface Condition<E extends Exception> {
    boolean holds() throws E;
  }
}
