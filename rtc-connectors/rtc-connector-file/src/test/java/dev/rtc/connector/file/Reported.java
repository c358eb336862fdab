package dev.rtc.connector.file;

import dev.rtc.connector.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Collects reported problems as text. */
final class Reported {

  private Reported() {}

  static List<String> by(Consumer<Problems> check) {
    List<String> reported = new ArrayList<>();
    check.accept(
        (code, found, instead) -> reported.add(code + ": " + found + "; instead: " + instead));
    return reported;
  }
}
