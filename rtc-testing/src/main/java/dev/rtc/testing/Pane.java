package dev.rtc.testing;

/** Says when a window told a result. */
enum Pane {
  /** Before the watermark reached the end of the window. */
  EARLY("early"),
  /** Because the watermark reached the end of the window. */
  ON_TIME("on time"),
  /** After the watermark had reached the end of the window. */
  LATE("late");

  private final String text;

  Pane(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }
}
