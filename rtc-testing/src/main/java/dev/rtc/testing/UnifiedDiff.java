package dev.rtc.testing;

import java.util.ArrayList;
import java.util.List;

/**
 * Writes how one text became another, as {@code diff -u} does: by the longest common subsequence of
 * lines (Hunt, McIlroy 1976), with three lines of context.
 */
final class UnifiedDiff {

  private static final int CONTEXT = 3;

  /** Above this many pairs of lines, what differs is shown as replaced as a whole. */
  private static final long MOST_PAIRS = 4_000_000;

  private final List<String> before;
  private final List<String> after;
  private final List<Edit> edits = new ArrayList<>();

  private UnifiedDiff(List<String> before, List<String> after) {
    this.before = before;
    this.after = after;
  }

  /** Returns the difference of two lists of lines; empty if there is none. */
  static String of(String file, List<String> before, List<String> after) {
    UnifiedDiff diff = new UnifiedDiff(before, after);
    diff.compare();
    String hunks = diff.hunks();
    return hunks.isEmpty() ? "" : "--- %s\n+++ found%s".formatted(file, hunks);
  }

  /**
   * Is one line of the difference.
   *
   * @param sign a blank, minus or plus
   */
  private record Edit(char sign, String line) {
    boolean isChange() {
      return sign != ' ';
    }

    int old() {
      return sign == '+' ? 0 : 1;
    }

    int fresh() {
      return sign == '-' ? 0 : 1;
    }
  }

  private void compare() {
    int head = 0;
    int shorter = Math.min(before.size(), after.size());
    while (head < shorter && before.get(head).equals(after.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < shorter - head
        && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
      tail++;
    }
    keep(before.subList(0, head));
    differ(before.subList(head, before.size() - tail), after.subList(head, after.size() - tail));
    keep(before.subList(before.size() - tail, before.size()));
  }

  private void keep(List<String> lines) {
    lines.forEach(line -> edits.add(new Edit(' ', line)));
  }

  private void differ(List<String> old, List<String> fresh) {
    int i = 0;
    int j = 0;
    if ((long) old.size() * fresh.size() <= MOST_PAIRS) {
      int[][] common = commonSuffixes(old, fresh);
      while (i < old.size() && j < fresh.size()) {
        if (old.get(i).equals(fresh.get(j))) {
          edits.add(new Edit(' ', old.get(i++)));
          j++;
        } else if (common[i + 1][j] >= common[i][j + 1]) {
          edits.add(new Edit('-', old.get(i++)));
        } else {
          edits.add(new Edit('+', fresh.get(j++)));
        }
      }
    }
    old.subList(i, old.size()).forEach(line -> edits.add(new Edit('-', line)));
    fresh.subList(j, fresh.size()).forEach(line -> edits.add(new Edit('+', line)));
  }

  /** Returns the length of the longest common subsequence from each pair of lines on. */
  private static int[][] commonSuffixes(List<String> old, List<String> fresh) {
    int[][] common = new int[old.size() + 1][fresh.size() + 1];
    for (int i = old.size() - 1; i >= 0; i--) {
      for (int j = fresh.size() - 1; j >= 0; j--) {
        common[i][j] =
            old.get(i).equals(fresh.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }

  private String hunks() {
    StringBuilder text = new StringBuilder();
    int end = 0;
    int first = nextChange(0);
    while (first < edits.size()) {
      int begin = Math.max(end, first - CONTEXT);
      end = endOfHunk(first);
      append(begin, end, text);
      first = nextChange(end);
    }
    return text.toString();
  }

  private int nextChange(int from) {
    int next = from;
    while (next < edits.size() && !edits.get(next).isChange()) {
      next++;
    }
    return next;
  }

  /** Finds the end of a hunk: changes with few lines between them share one. */
  private int endOfHunk(int first) {
    int last = first;
    int next = nextChange(first + 1);
    while (next < edits.size() && next - last <= 2 * CONTEXT) {
      last = next;
      next = nextChange(last + 1);
    }
    return Math.min(edits.size(), last + 1 + CONTEXT);
  }

  private void append(int begin, int end, StringBuilder text) {
    List<Edit> skipped = edits.subList(0, begin);
    List<Edit> hunk = edits.subList(begin, end);
    text.append(
        "\n@@ -%s +%s @@"
            .formatted(
                range(sum(skipped, true), sum(hunk, true)),
                range(sum(skipped, false), sum(hunk, false))));
    hunk.forEach(edit -> text.append('\n').append(edit.sign()).append(edit.line()));
  }

  private static int sum(List<Edit> some, boolean old) {
    return some.stream().mapToInt(edit -> old ? edit.old() : edit.fresh()).sum();
  }

  private static String range(int skipped, int lines) {
    return "%d,%d".formatted(lines == 0 ? skipped : skipped + 1, lines);
  }
}
