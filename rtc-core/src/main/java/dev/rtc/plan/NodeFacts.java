package dev.rtc.plan;

import dev.rtc.connector.Delivery;
import dev.rtc.graph.BranchNode;
import dev.rtc.graph.FirstNode;
import dev.rtc.graph.Folding;
import dev.rtc.graph.Graph;
import dev.rtc.graph.LatestNode;
import dev.rtc.graph.Node;
import dev.rtc.graph.RunningNode;
import dev.rtc.graph.SinkNode;
import dev.rtc.graph.SourceNode;
import dev.rtc.graph.StatefulNode;
import dev.rtc.graph.TopNode;
import dev.rtc.graph.TotalNode;
import dev.rtc.graph.UpsertNode;
import dev.rtc.graph.WindowNode;
import dev.rtc.graph.WindowProcessNode;
import dev.rtc.graph.Windowing;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.api.connector.source.Boundedness;

/** Names what was chosen for a node: key, time, state, how long it lives, what is guaranteed. */
final class NodeFacts {

  private final Map<String, Object> facts = new LinkedHashMap<>();

  private NodeFacts() {}

  static Map<String, Object> of(Graph graph, Node node) {
    NodeFacts facts = new NodeFacts();
    facts.put("bounded", graph.boundednessAt(node) == Boundedness.BOUNDED);
    node.keying().ifPresent(keying -> facts.put("key", keying.type().name()));
    facts.ends(node);
    facts.state(node);
    if (!node.isEnd()) {
      facts.put("onError", graph.onError(node).toString());
    }
    return facts.facts;
  }

  private void put(String name, Object value) {
    facts.put(name, value);
  }

  private void ends(Node node) {
    if (node instanceof SourceNode from) {
      put("source", from.source().describe());
      from.eventTime().ifPresent(time -> put("eventTime", time.toString()));
      from.source().partitions().ifPresent(partitions -> put("partitions", partitions));
    } else if (node instanceof SinkNode to) {
      sink(to.sink().describe(), to.sink().delivery(), to.sink().singleWriter());
    } else if (node instanceof UpsertNode to) {
      sink(to.sink().describe(), to.sink().delivery(), to.sink().singleWriter());
    } else if (node instanceof BranchNode branch) {
      put("routes", branch.routes().stream().map(BranchNode.Route::name).toList());
    }
  }

  private void sink(String what, Delivery delivery, boolean singleWriter) {
    put("sink", what);
    put("delivery", delivery.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    put("singleWriter", singleWriter);
  }

  private void state(Node node) {
    if (node instanceof TotalNode total) {
      state(total.folding(), "until the input ends");
    } else if (node instanceof RunningNode running) {
      put("updates", running.updates().toString());
      state(running.folding(), running.lifetime().toString());
    } else if (node instanceof FirstNode first) {
      state("one instant", first.lifetime().toString());
    } else if (node instanceof LatestNode latest) {
      state(latest.value().name(), latest.lifetime().toString());
    } else if (node instanceof TopNode top) {
      state("%d of %s".formatted(top.size(), top.value().name()), top.lifetime().toString());
    } else if (node instanceof StatefulNode stateful) {
      state(stateful.state().name(), stateful.lifetime().toString());
    } else if (node instanceof WindowNode window) {
      window(window.windowing());
      state(window.folding(), "until the window closes");
    } else if (node instanceof WindowProcessNode window) {
      window(window.windowing());
      state("all records", "until the window closes");
    }
  }

  private void window(Windowing windowing) {
    put("window", windowing.toString());
  }

  private void state(Folding folding, String lifetime) {
    state(folding.accumulator().name(), lifetime);
  }

  private void state(String type, String lifetime) {
    put("state", type);
    put("lifetime", lifetime);
  }
}
