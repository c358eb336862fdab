package dev.rtc.check;

import dev.rtc.graph.Allowance;
import dev.rtc.graph.Graph;
import java.util.function.Consumer;

/** Requires allowances of warnings that exist, each with a reason. */
final class AllowanceRule implements Rule {

  @Override
  public void check(Graph graph, Consumer<Fault> faults) {
    for (Allowance allowance : graph.allowances()) {
      if (!Warnings.CODES.contains(allowance.code())) {
        faults.accept(
            fault(
                graph,
                allowance,
                "p.allow(\"%s\", ...), and there is no such warning".formatted(allowance.code()),
                "write the code of a warning: " + String.join(", ", Warnings.CODES)));
      } else if (allowance.reason().isBlank()) {
        faults.accept(
            fault(
                graph,
                allowance,
                "p.allow(\"%s\", \"\") without a reason".formatted(allowance.code()),
                "write why it does no harm here, for whoever reads it next year"));
      }
    }
  }

  private static Fault fault(Graph graph, Allowance allowance, String found, String instead) {
    return new Fault("RTC-108", graph.name(), allowance.at(), found, instead);
  }
}
