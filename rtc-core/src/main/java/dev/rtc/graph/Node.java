package dev.rtc.graph;

import dev.rtc.type.DataType;
import java.util.List;
import java.util.Optional;

/** Is one step of a pipeline, as the user wrote it. */
public sealed interface Node
    permits SourceNode,
        StatelessNode,
        BranchNode,
        ProcessNode,
        KeyedProcessNode,
        TransformNode,
        TotalNode,
        RunningNode,
        FirstNode,
        LatestNode,
        TopNode,
        StatefulNode,
        WindowNode,
        WindowProcessNode,
        SinkNode,
        UpsertNode {

  /** Returns the id, unique in its pipeline; it becomes the uid in Flink. */
  String id();

  /** Returns the verb that appended the node. */
  String verb();

  /** Returns the line that appended the node. */
  CallSite at();

  /** Returns where records come from; several inputs are one union, none is a source. */
  List<Port> inputs();

  /** Returns the type of the records put out, or for an end of the graph, taken in. */
  DataType<?> type();

  /** Returns the user's functions that travel to the cluster with this node. */
  List<UserCode> userCode();

  /** Returns how the input is partitioned, if it is. */
  default Optional<Keying> keying() {
    return Optional.empty();
  }

  /** Tells whether records leave the pipeline here. */
  default boolean isEnd() {
    return false;
  }
}
