package dev.rtc.testing;

import java.util.ArrayList;
import java.util.List;

/** Keeps what a test says, so that it can be played many times. */
final class Recording implements Session {

  private final List<ScriptEvent> events = new ArrayList<>();

  List<ScriptEvent> events() {
    return List.copyOf(events);
  }

  @Override
  public void play(ScriptEvent event) {
    events.add(event);
  }

  @Override
  public void end() {}

  @Override
  public Outcome outcome() {
    throw new IllegalStateException(
        "this script is played many times, and its outputs are compared by themselves; look at"
            + " outputs in a test of its own");
  }

  @Override
  public void close() {}
}
