package dev.rtc.check;

import dev.rtc.Assembly;
import dev.rtc.Pipeline;
import java.util.List;
import java.util.function.Consumer;

/** Defines pipelines that have faults and tells them, each as a user reads it. */
final class Faults {

  private Faults() {}

  static List<String> of(Consumer<Assembly> body) {
    try {
      Pipeline.define("faulty", body);
      return List.of();
    } catch (InvalidPipelineException e) {
      return e.faults().stream().map(Fault::toString).toList();
    }
  }

  static String fault(String code, String step, String at, String found, String instead) {
    return "%s at '%s' (%s)%n   found:   %s%n   instead: %s"
        .formatted(code, step, at, found, instead);
  }
}
