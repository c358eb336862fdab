package dev.rtc.check;

import dev.rtc.graph.CallSite;
import dev.rtc.graph.Node;

/**
 * Tells one thing that is wrong with a pipeline.
 *
 * @param code the stable code, such as {@code RTC-101}
 * @param step the id of the step, or the pipeline's name if it concerns the whole
 * @param at the user's line
 * @param found what was found
 * @param instead what to write instead
 */
public record Fault(String code, String step, CallSite at, String found, String instead) {

  static Fault of(String code, Node node, String found, String instead) {
    return new Fault(code, node.id(), node.at(), found, instead);
  }

  @Override
  public String toString() {
    return "%s at '%s' (%s)%n   found:   %s%n   instead: %s"
        .formatted(code, step, at, found, instead);
  }
}
