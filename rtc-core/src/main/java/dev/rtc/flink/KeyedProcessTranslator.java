package dev.rtc.flink;

import dev.rtc.operator.UnwrappingFunction;
import dev.rtc.plan.KeyedProcessStep;
import dev.rtc.type.KeyType;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;

/** Adds Flink's own keyed functions. */
final class KeyedProcessTranslator {

  private KeyedProcessTranslator() {}

  @SuppressWarnings("unchecked") // the language attached the function to keys and records it takes
  static void translate(KeyedProcessStep step, Streams streams) {
    KeyedProcessFunction<Object, Object, Object> function =
        (KeyedProcessFunction<Object, Object, Object>) step.node().function();
    KeyType<Object> keyType = Streams.keyType(step.node().key());
    streams.put(
        step.uid(),
        streams
            .keyed(step.node(), step.inputs())
            .process(
                keyType.wrapped() ? new UnwrappingFunction<>(keyType, function) : function,
                Streams.information(step.node().type())));
  }
}
