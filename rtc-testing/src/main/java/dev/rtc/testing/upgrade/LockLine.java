package dev.rtc.testing.upgrade;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Is a line of a lock with the lines that are indented below it.
 *
 * @param file where it stands
 * @param number counted from one
 * @param text without indentation
 * @param below the lines below
 */
record LockLine(Path file, int number, String text, List<LockLine> below) {

  private static final int STEP = 2;

  /** Reads all lines, as those below a line zero. */
  static LockLine read(Path file, List<String> lines) {
    LockLine root = new LockLine(file, 0, "", new ArrayList<>());
    Deque<LockLine> open = new ArrayDeque<>(List.of(root));
    for (int i = 0; i < lines.size(); i++) {
      String text = lines.get(i).strip();
      if (!text.isEmpty() && !text.startsWith(LockText.COMMENT)) {
        LockLine line = new LockLine(file, i + 1, text, new ArrayList<>());
        place(line, lines.get(i).indexOf(text), open);
      }
    }
    return root;
  }

  private static void place(LockLine line, int indent, Deque<LockLine> open) {
    int depth = indent / STEP;
    if (indent % STEP != 0 || depth >= open.size()) {
      throw line.damaged(
          "it is indented by %d; write %s".formatted(indent, indents(open.size() - 1)));
    }
    while (open.size() > depth + 1) {
      open.pop();
    }
    open.element().below().add(line);
    open.push(line);
  }

  private static String indents(int deepest) {
    return deepest == 0 ? "no indentation" : "a multiple of 2 up to " + STEP * deepest;
  }

  boolean starts(String word) {
    return text.startsWith(word);
  }

  String after(String word) {
    return LockText.unescape(text.substring(word.length()));
  }

  DamagedLockException damaged(String why) {
    return new DamagedLockException(
        "%s:%d is damaged: found '%s', but %s. Locks are not written by hand: take the last version"
                .formatted(file, number, text, why)
            + " from version control, or delete it and write it anew with -D"
            + LockCheck.PROPERTY
            + "=write");
  }
}
