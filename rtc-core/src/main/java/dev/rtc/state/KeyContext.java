package dev.rtc.state;

import java.time.Instant;
import java.util.Optional;

/**
 * Gives a {@link StatefulFunction} what belongs to the key at hand; valid only during the call.
 *
 * @param <K> the key
 * @param <S> what is kept per key
 * @param <R> the records put out
 */
public interface KeyContext<K, S, R> {

  /** Returns the key. */
  K key();

  /** Returns what is kept of the key, if anything. */
  Optional<S> state();

  /** Keeps a value of the key in place of the one before. */
  void keep(S state);

  /** Keeps nothing of the key any more; its timers stay. */
  void forget();

  /** Puts a record out, with the timestamp of what is being handled. */
  void emit(R result);

  /** Returns the timestamp of the record or timer being handled, if there is event time. */
  Optional<Instant> timestamp();

  /** Returns how far event time has come; {@link Instant#MIN} while it has not begun. */
  Instant watermark();

  /** Returns the machine's clock. */
  Instant clock();

  /**
   * Sets a timer that fires once the watermark passes that instant; one in the past fires with the
   * next watermark. Setting the same instant twice is setting it once.
   */
  void wakeAtEventTime(Instant at);

  /** Sets a timer that fires once the machine's clock passes that instant. */
  void wakeAtClock(Instant at);

  /** Removes the timer of event time at that instant, if there is one. */
  void cancelEventTime(Instant at);

  /** Removes the timer of the machine's clock at that instant, if there is one. */
  void cancelClock(Instant at);
}
