package dev.rtc.testing.driver;

/** Is one thing that can happen next to a job. */
public final class Move {

  private final MoveKind kind;
  private final String what;
  private final Action action;

  Move(MoveKind kind, String what, Action action) {
    this.kind = kind;
    this.what = what;
    this.action = action;
  }

  /** Returns its kind. */
  public MoveKind kind() {
    return kind;
  }

  /** Names the subtask, the channel or the checkpoint it is about. */
  public String what() {
    return what;
  }

  void perform() throws Exception {
    action.perform();
  }

  /** Returns the line of the trace. */
  @Override
  public String toString() {
    return kind.word() + " " + what;
  }

  interface Action {
    void perform() throws Exception;
  }
}
