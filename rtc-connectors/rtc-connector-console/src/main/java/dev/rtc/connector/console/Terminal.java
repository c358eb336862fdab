package dev.rtc.connector.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/** Asks how tall the terminal is; Java itself does not know. */
final class Terminal {

  private static final int UNKNOWN = Integer.MAX_VALUE;

  private Terminal() {}

  /** Returns the rows of the terminal, or very many if nobody tells. */
  static int rows() {
    try {
      Process stty = new ProcessBuilder("sh", "-c", "stty size < /dev/tty 2> /dev/null").start();
      String size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      return stty.waitFor(1, TimeUnit.SECONDS) ? rows(size) : UNKNOWN;
    } catch (IOException e) {
      return UNKNOWN;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return UNKNOWN;
    }
  }

  /** Reads rows and columns, as stty writes them. */
  static int rows(String size) {
    String rows = size.strip().replaceFirst(" .*", "");
    return rows.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(rows) : UNKNOWN;
  }
}
