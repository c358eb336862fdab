package dev.rtc.connector.generate;

import dev.rtc.connector.SourceSpec;
import java.util.ArrayList;
import java.util.List;

/** Collects reported problems as text. */
final class Reported {

  private Reported() {}

  static List<String> by(SourceSpec<?> source) {
    List<String> reported = new ArrayList<>();
    source.validate(
        (code, found, instead) -> reported.add(code + ": " + found + "; instead: " + instead));
    return reported;
  }
}
