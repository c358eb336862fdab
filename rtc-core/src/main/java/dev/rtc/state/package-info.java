/**
 * What is kept per key: functions with typed state, timers and a lifetime, and rankings.
 *
 * <pre>{@code
 * payments.keyBy(Payment::card)
 *     .stateful("small-then-large", Lifetime.eventTime(ofHours(1)), new SmallThenLarge())
 * }</pre>
 *
 * <p>A {@link dev.rtc.state.StatefulFunction} sees one record of one key at a time, what it kept of
 * the key before, and the timers it has set. Its state is a fact: an immutable value of a type that
 * rtc has a serializer for, replaced as a whole.
 */
@NullMarked
package dev.rtc.state;

import org.jspecify.annotations.NullMarked;
