package dev.rtc.flink;

import dev.rtc.operator.FirstOperator;
import dev.rtc.plan.FirstStep;

/** Adds steps that let the first record of each key pass. */
final class FirstTranslator {

  private FirstTranslator() {}

  static void translate(FirstStep step, Streams streams) {
    FirstOperator<Object> operator =
        new FirstOperator<>(Streams.origin(step.node()), step.node().lifetime());
    streams.put(
        step.uid(),
        streams
            .keyed(step.node(), step.inputs())
            .transform(step.uid(), Streams.information(step.node().type()), operator));
  }
}
