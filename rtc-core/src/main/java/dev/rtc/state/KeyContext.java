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

  /**
   * Returns what is kept of the key, if anything. A list, a set, a map, an array or whatever else
   * can be changed in place is a modifiable copy of what is kept, the same one for the whole call:
   * a change of it takes effect if it is kept again, and the call does not throw.
   */
  Optional<S> state();

  /**
   * Keeps a value of the key in place of the one before, as it is when the call has returned. It is
   * not to be changed any more from then on.
   */
  void keep(S state);

  /** Keeps nothing of the key any more; its timers stay. */
  void forget();

  /** Puts a record out once the call has returned, with the {@link #timestamp}. */
  void emit(R result);

  /**
   * Returns the timestamp of the record or timer of event time being handled; in a call by the
   * machine's clock how far event time has come. Empty while there is no event time.
   */
  Optional<Instant> timestamp();

  /** Returns how far event time has come; {@link Instant#MIN} while it has not begun. */
  Instant watermark();

  /** Returns the machine's clock. */
  Instant clock();

  /**
   * Sets a timer that fires once the watermark passes that instant; one in the past fires with the
   * next watermark. Setting the same instant twice is setting it once. Instants are rounded up to
   * the millisecond.
   *
   * <p>As the input ends, event time comes to its end: all timers fire, each once, and those set
   * meanwhile never do, as no time passes after the end.
   */
  void wakeAtEventTime(Instant at);

  /**
   * Sets a timer that fires once the machine's clock passes that instant. One that is still set as
   * the input ends does not fire.
   */
  void wakeAtClock(Instant at);

  /** Removes the timer of event time at that instant, if there is one. */
  void cancelEventTime(Instant at);

  /** Removes the timer of the machine's clock at that instant, if there is one. */
  void cancelClock(Instant at);
}
