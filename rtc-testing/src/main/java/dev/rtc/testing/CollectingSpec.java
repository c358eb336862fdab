package dev.rtc.testing;

import dev.rtc.connector.Delivery;
import dev.rtc.connector.RecordCheck;
import dev.rtc.connector.SinkInput;
import dev.rtc.connector.SinkSpec;
import dev.rtc.graph.SinkNode;
import dev.rtc.type.DataType;
import java.util.Optional;
import org.apache.flink.api.connector.sink2.Sink;

/** Stands in for a sink of facts and collects them. */
record CollectingSpec<T>(String run, String output, SinkSpec<T> original) implements SinkSpec<T> {

  static SinkNode replace(SinkNode node, LiveRun run) {
    SinkSpec<?> spec = new CollectingSpec<>(run.id(), node.id(), node.sink());
    return new SinkNode(node.id(), node.at(), node.inputs(), spec, node.type());
  }

  @Override
  public String describe() {
    return "collected instead of " + original.describe();
  }

  @Override
  public Delivery delivery() {
    return Delivery.AT_LEAST_ONCE;
  }

  @Override
  @SuppressWarnings("unchecked") // records of a subtype are all that ever arrives
  public Sink<T> sink(SinkInput<? extends T> input) {
    return CommittedSink.ifNeeded(
        new CollectingSink<>(run, output, Codec.of((DataType<T>) input.type())));
  }

  @Override
  public Optional<RecordCheck<T>> recordCheck(SinkInput<? extends T> input) {
    return original.recordCheck(input);
  }

  @Override
  public boolean singleWriter() {
    return original.singleWriter();
  }
}
