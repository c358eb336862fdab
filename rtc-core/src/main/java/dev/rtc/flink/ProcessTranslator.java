package dev.rtc.flink;

import dev.rtc.plan.ProcessStep;
import org.apache.flink.streaming.api.functions.ProcessFunction;

/** Adds Flink's own functions. */
final class ProcessTranslator {

  private ProcessTranslator() {}

  @SuppressWarnings("unchecked") // the language attached the function to records it takes
  static void translate(ProcessStep step, Streams streams) {
    ProcessFunction<Object, Object> function =
        (ProcessFunction<Object, Object>) step.node().function();
    streams.put(
        step.uid(),
        streams.input(step.inputs()).process(function, Streams.information(step.node().type())));
  }
}
