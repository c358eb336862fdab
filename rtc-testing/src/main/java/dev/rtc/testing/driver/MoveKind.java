package dev.rtc.testing.driver;

/** Lists what a job does by itself, in no order but that of a schedule. */
public enum MoveKind {
  /** An element arrives at the other end of its channel. */
  DELIVER("deliver"),
  /** A subtask takes the next mail or record. */
  STEP("step"),
  /** The asynchronous half of a snapshot runs. */
  ASYNC_HALF("async half"),
  /** A checkpoint, all of whose parts have come, is completed. */
  COMPLETE("complete"),
  /** A checkpoint that a subtask has declined is given up. */
  GIVE_UP("give up"),
  /** A subtask hears that a checkpoint is complete. */
  NOTIFY("notify"),
  /** The clock reaches the next timer. */
  TIMER("timer"),
  /** An enumerator of splits does what it has put off. */
  ENUMERATOR("enumerator"),
  /** A subtask, all of whose work is done, ends. */
  FINISH("finish");

  private final String word;

  MoveKind(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }
}
