package dev.rtc;

import dev.rtc.connector.OnError;
import dev.rtc.graph.Node;
import dev.rtc.graph.Port;
import java.util.List;
import java.util.stream.Stream;

/**
 * Says where the next step is appended, and what happens to the records that fail in it.
 *
 * @param assembly the pipeline being defined
 * @param ports what the step reads
 * @param onError what happens to bad records
 */
record Upstream(Assembly assembly, List<Port> ports, OnError onError) {

  /** Appends a node that reads here, and returns where the one behind it reads. */
  Upstream append(Node node) {
    return at(assembly.append(node, onError));
  }

  Upstream at(Port port) {
    return new Upstream(assembly, List.of(port), onError);
  }

  Upstream with(OnError other) {
    return new Upstream(assembly, ports, other);
  }

  Upstream and(Upstream other) {
    return new Upstream(
        assembly, Stream.concat(ports.stream(), other.ports.stream()).toList(), onError);
  }

  String qualify(String id) {
    return assembly.qualify(id);
  }
}
