package dev.rtc.testing.connector;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * Waits for what comes by itself.
 *
 * @param limit when it gives up
 */
record Patience(Duration limit) {

  static final Patience THREE_SECONDS = new Patience(Duration.ofSeconds(3));

  private static final Duration POLL = Duration.ofMillis(5);

  /**
   * Looks until what it sees is right, at once or before the limit.
   *
   * @return what it saw last, right or not
   */
  <T, E extends Exception> T until(Predicate<T> right, Look<T, E> look) throws E {
    long begin = System.nanoTime();
    T seen = look.now();
    while (!right.test(seen) && System.nanoTime() - begin < limit.toNanos()) {
      LockSupport.parkNanos(POLL.toNanos());
      seen = look.now();
    }
    return seen;
  }

  /** Looks at what may change by itself. */
  @FunctionalInterface
  interface Look<T, E extends Exception> {
    T now() throws E;
  }
}
