package dev.rtc.testing;

import dev.rtc.connector.Delivery;
import dev.rtc.connector.SinkInput;
import dev.rtc.connector.UpsertSpec;
import dev.rtc.graph.UpsertNode;
import dev.rtc.type.Change;
import org.apache.flink.api.connector.sink2.Sink;

/** Stands in for an upsert sink and collects the changes. */
record CollectingUpsertSpec<K, V>(String run, String output, UpsertSpec<K, V> original)
    implements UpsertSpec<K, V> {

  static UpsertNode replace(UpsertNode node, LiveRun run) {
    UpsertSpec<?, ?> spec = new CollectingUpsertSpec<>(run.id(), node.id(), node.sink());
    return new UpsertNode(node.id(), node.at(), node.inputs(), spec, node.type());
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
  public Sink<Change<K, V>> sink(SinkInput<Change<K, V>> input) {
    return CommittedSink.ifNeeded(new CollectingSink<>(run, output, Codec.of(input.type())));
  }

  @Override
  public boolean singleWriter() {
    return original.singleWriter();
  }
}
