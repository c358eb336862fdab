package dev.rtc.testing;

import java.util.ArrayList;
import java.util.List;

/** Records what a test says until it ends the inputs. */
final class Script {

  private final List<ScriptEvent> events = new ArrayList<>();
  private boolean closed;

  void append(ScriptEvent event) {
    requireOpen();
    events.add(event);
  }

  List<ScriptEvent> close() {
    requireOpen();
    closed = true;
    return List.copyOf(events);
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException(
          "the inputs have ended; say everything before test.end(), or begin another PipelineTest");
    }
  }
}
