package dev.rtc.testing;

import dev.rtc.graph.ChangesNode;
import dev.rtc.graph.FilterNode;
import dev.rtc.graph.Graph;
import dev.rtc.graph.Node;
import dev.rtc.graph.Port;
import dev.rtc.graph.TableFilterNode;
import dev.rtc.graph.TableMapNode;
import dev.rtc.graph.UpsertNode;
import dev.rtc.type.DataType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.FilterFunction;

/** Puts a filter that lets everything pass, until it fails, in front of steps. */
record FaultySteps(LiveRun run) {

  Graph of(Graph graph) {
    List<Node> nodes = new ArrayList<>();
    for (Node node : graph.nodes()) {
      if (run.faults().faults().concerns(Faults.Kind.RECORD, node.id())) {
        Node gate = gate(graph, node);
        nodes.add(gate);
        nodes.add(withInput(node, Port.records(gate.id())));
      } else {
        nodes.add(node);
      }
    }
    return new Graph(graph.name(), graph.at(), nodes, graph.onErrors(), graph.allowances());
  }

  private Node gate(Graph graph, Node node) {
    String id = "fault-before/" + node.id();
    DataType<?> type = graph.inputType(node);
    Gate gate = new Gate(run.id(), node.id());
    return readsTable(node)
        ? new TableFilterNode(id, node.at(), node.inputs(), gate, type)
        : new FilterNode(id, node.at(), node.inputs(), gate, type);
  }

  private static boolean readsTable(Node node) {
    return node instanceof TableMapNode
        || node instanceof TableFilterNode
        || node instanceof ChangesNode
        || node instanceof UpsertNode;
  }

  /** All nodes are records, and all call the place where their records come from alike. */
  private static Node withInput(Node node, Port input) {
    try {
      RecordComponent[] components = node.getClass().getRecordComponents();
      Class<?>[] types = new Class<?>[components.length];
      Object[] values = new Object[components.length];
      for (int i = 0; i < components.length; i++) {
        types[i] = components[i].getType();
        values[i] =
            components[i].getName().equals("inputs")
                ? List.of(input)
                : components[i].getAccessor().invoke(node);
      }
      return (Node) node.getClass().getConstructor(types).newInstance(values);
    } catch (NoSuchMethodException
        | InstantiationException
        | IllegalAccessException
        | InvocationTargetException e) {
      throw new IllegalStateException("the node " + node.id() + " cannot be copied", e);
    }
  }

  /** Passes every record on, or fails. */
  record Gate(String run, String step) implements FilterFunction<Object> {

    private static final long serialVersionUID = 1L;

    @Override
    public boolean filter(Object record) {
      LiveRun.find(run).faults().count(Faults.Kind.RECORD, step);
      return true;
    }
  }
}
