package dev.rtc.testing;

import java.time.Instant;

/** Is one thing a test says, in the order in which it says them; no engine has a part in it. */
sealed interface ScriptEvent {

  /** Holds an event that concerns one input. */
  sealed interface OfInput extends ScriptEvent {
    String input();
  }

  /** A record is sent; it is the test's no longer, but a copy that came through its serializer. */
  record Send(String input, Object record) implements OfInput {}

  /** The watermark of an input advances. */
  record Watermark(String input, Instant at) implements OfInput {}

  /** An input falls silent until it sends again. */
  record Idle(String input) implements OfInput {}

  /** Everything before passes through all steps before anything after is sent. */
  record Settle() implements ScriptEvent {}
}
