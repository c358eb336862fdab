package dev.rtc.check;

import dev.rtc.graph.CallSite;
import dev.rtc.graph.Node;
import java.util.Optional;

/**
 * Tells one thing that is possible in a pipeline and seldom meant.
 *
 * @param code the stable code, such as {@code RTC-602}
 * @param step the id of the step
 * @param at the user's line
 * @param found what was found
 * @param instead what to write instead
 * @param allowed why the pipeline says that it is right nevertheless, if it does
 */
public record Warning(
    String code, String step, CallSite at, String found, String instead, Optional<String> allowed) {

  static Warning of(String code, Node node, String found, String instead) {
    return new Warning(code, node.id(), node.at(), found, instead, Optional.empty());
  }

  Warning allowedFor(String reason) {
    return new Warning(code, step, at, found, instead, Optional.of(reason));
  }

  @Override
  public String toString() {
    return "%s warns of '%s' (%s)%n   found:   %s%n   instead: %s; or say why it is right:"
            .formatted(code, step, at, found, instead)
        + " p.allow(\"%s\", \"...\")".formatted(code);
  }
}
