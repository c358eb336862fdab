package dev.rtc.connector.console;

import java.io.PrintStream;
import java.io.Serializable;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import picocli.CommandLine.Help.Ansi;

/** Prints lines, on a terminal also over those it has drawn before. */
final class Screen {

  private static final String ESCAPE = "\u001B[";
  private static final String CLEAR_LINE = ESCAPE + "2K";
  private static final String CLEAR_BELOW = ESCAPE + "J";
  private static final String WRAP_OFF = ESCAPE + "?7l";
  private static final String WRAP_ON = ESCAPE + "?7h";

  /** The row below the table, where the progress is told, and that of the cursor. */
  private static final int RESERVED = 2;

  private final PrintStream out;
  private final boolean terminal;
  private final IntSupplier height;
  private List<String> drawn = List.of();

  Screen(PrintStream out, boolean terminal, IntSupplier height) {
    this.out = out;
    this.terminal = terminal;
    this.height = height;
  }

  /** Opens the screen where a sink runs. */
  @FunctionalInterface
  interface Opener extends Serializable {
    Screen open();
  }

  static Screen standard() {
    return new Screen(System.out, Ansi.AUTO.enabled(), Terminal::rows);
  }

  void print(String line) {
    out.println(line);
  }

  /** Prints lines as they are, in one piece. */
  void print(List<String> lines) {
    out.print(String.join("\n", lines) + "\n");
    out.flush();
  }

  /**
   * Shows lines in place of those drawn before, if they differ; on a terminal no more than fit,
   * since what has scrolled away cannot be drawn over.
   */
  void redraw(List<String> all) {
    List<String> lines = terminal ? fitting(all) : all;
    if (lines.equals(drawn)) {
      return;
    }
    if (terminal) {
      out.print(overDrawn(lines));
      out.flush();
    } else {
      print(lines);
    }
    drawn = lines;
  }

  private List<String> fitting(List<String> lines) {
    int room = Math.max(1, height.getAsInt() - RESERVED);
    if (lines.size() <= room) {
      return lines;
    }
    int shown = room - 1;
    return Stream.concat(
            lines.stream().limit(shown),
            Stream.of("(%d lines more than the terminal has)".formatted(lines.size() - shown)))
        .toList();
  }

  /**
   * Wrapping is off, so that each line is one row and the way up is known. Others may have written
   * into the row below the table, without a line end: drawing begins in its first column, and
   * leaves that row as it is while the table keeps its height.
   */
  private String overDrawn(List<String> lines) {
    StringBuilder text = new StringBuilder(WRAP_OFF).append('\r');
    if (!drawn.isEmpty()) {
      text.append(ESCAPE).append(drawn.size()).append('A');
    }
    for (String line : lines) {
      text.append(CLEAR_LINE).append(line).append('\n');
    }
    return text.append(lines.size() == drawn.size() ? "" : CLEAR_BELOW).append(WRAP_ON).toString();
  }
}
