package dev.rtc.format;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the end of a group by a regular expression, within a budget of steps: expressions such as
 * {@code (a+)+b} take longer than anybody waits on the wrong line, and others run out of stack.
 */
record LogRegex(Pattern pattern) implements LogShape {

  private static final int STEPS_PER_CHARACTER = 200;
  private static final int LEAST_STEPS = 10_000;

  @Override
  public int end(String line, int from, @Nullable String next) {
    int budget = LEAST_STEPS + STEPS_PER_CHARACTER * Math.min(line.length(), 1_000_000);
    try {
      Matcher matcher = pattern.matcher(new Budgeted(line, new Steps(budget)));
      matcher.region(from, line.length());
      return matcher.lookingAt() ? matcher.end() : NONE;
    } catch (Exhausted | StackOverflowError tooMuch) {
      return NONE;
    }
  }

  /** Counts how often a matcher looks at a character; parts of it count together. */
  private record Budgeted(CharSequence text, Steps steps) implements CharSequence {

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      steps.take();
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int from, int to) {
      return new Budgeted(text.subSequence(from, to), steps);
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }

  /** Counts down. */
  private static final class Steps {

    private int left;

    Steps(int left) {
      this.left = left;
    }

    void take() {
      if (--left < 0) {
        throw new Exhausted();
      }
    }
  }

  /** Says that the budget is used up. */
  private static final class Exhausted extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Exhausted() {
      super("too many steps", null, false, false);
    }
  }
}
