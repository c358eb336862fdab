package dev.rtc.check;

import dev.rtc.connector.Problems;
import dev.rtc.connector.SinkInput;
import dev.rtc.connector.SinkSpec;
import dev.rtc.connector.UpsertSpec;
import dev.rtc.graph.Graph;
import dev.rtc.graph.Node;
import dev.rtc.graph.SinkNode;
import dev.rtc.graph.SourceNode;
import dev.rtc.graph.UpsertNode;
import dev.rtc.type.Change;
import dev.rtc.type.DataType;
import java.util.function.Consumer;
import org.apache.flink.api.connector.source.Boundedness;

/** Asks every connector whether its settings can work. */
final class ConnectorRule implements Rule {

  @Override
  public void check(Graph graph, Consumer<Fault> faults) {
    for (Node node : graph.nodes()) {
      Problems problems =
          (code, found, instead) -> faults.accept(Fault.of(code, node, found, instead));
      if (node instanceof SourceNode source) {
        source.source().validate(problems);
      } else if (node instanceof SinkNode sink) {
        validate(sink.sink(), sink.type(), graph.boundednessAt(node), problems);
      } else if (node instanceof UpsertNode upsert) {
        validate(upsert.sink(), upsert.type(), graph.boundednessAt(node), problems);
      }
    }
  }

  @SuppressWarnings("unchecked") // the language attaches a sink only to a flow it accepts
  private static <T> void validate(
      SinkSpec<T> sink, DataType<?> type, Boundedness boundedness, Problems problems) {
    sink.validate(new SinkInput<>((DataType<? extends T>) type, boundedness), problems);
  }

  @SuppressWarnings("unchecked") // the language attaches a sink only to a table it accepts
  private static <K, V> void validate(
      UpsertSpec<K, V> sink, DataType<?> type, Boundedness boundedness, Problems problems) {
    sink.validate(new SinkInput<>((DataType<Change<K, V>>) type, boundedness), problems);
  }
}
