package dev.rtc.launch;

import dev.rtc.check.Warning;
import java.util.List;

/** Tells warnings on standard error as a run begins. */
final class Alerts {

  private Alerts() {}

  static void tell(List<Warning> warnings) {
    warnings.stream().filter(warning -> warning.allowed().isEmpty()).forEach(System.err::println);
  }
}
