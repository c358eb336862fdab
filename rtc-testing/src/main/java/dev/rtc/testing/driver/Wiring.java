package dev.rtc.testing.driver;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.flink.runtime.jobgraph.DistributionPattern;
import org.apache.flink.runtime.jobgraph.IntermediateDataSet;
import org.apache.flink.runtime.jobgraph.IntermediateDataSetID;
import org.apache.flink.runtime.jobgraph.JobEdge;
import org.apache.flink.runtime.jobgraph.JobVertex;

/** Connects the subtasks of a deployment as the edges of the job graph say. */
final class Wiring {

  private final Deployment deployment;
  private final Map<IntermediateDataSetID, Integer> partitionOf = new HashMap<>();

  Wiring(Deployment deployment) {
    this.deployment = deployment;
  }

  void connect() {
    deployment.vertices().forEach(this::makePartitions);
    int edge = 0;
    for (JobVertex vertex : deployment.vertices()) {
      for (int gate = 0; gate < vertex.getInputs().size(); gate++) {
        connect(edge++, vertex.getInputs().get(gate), vertex, gate);
      }
    }
  }

  private void makePartitions(JobVertex vertex) {
    for (int i = 0; i < vertex.getProducedDataSets().size(); i++) {
      IntermediateDataSet produced = vertex.getProducedDataSets().get(i);
      if (produced.getConsumers().size() != 1) {
        throw new UnsupportedOperationException(
            "the driver cannot run '%s': %d steps read the same partition"
                .formatted(vertex.getName(), produced.getConsumers().size()));
      }
      partitionOf.put(produced.getId(), i);
      int keyGroups = deployment.maxParallelism(produced.getConsumers().get(0).getTarget());
      for (Subtask subtask : deployment.subtasks(vertex)) {
        subtask.partitions().add(new Partition(subtask.index(), keyGroups));
      }
    }
  }

  private void connect(int edge, JobEdge input, JobVertex vertex, int gate) {
    deployment.addEdge(input.getSource().getProducer(), vertex, gate);
    for (Subtask receiver : deployment.subtasks(vertex)) {
      receiver.gates().add(new Gate(gate));
    }
    List<Subtask> senders = deployment.subtasks(input.getSource().getProducer());
    List<Subtask> receivers = deployment.subtasks(vertex);
    int partition = Objects.requireNonNull(partitionOf.get(input.getSource().getId()));
    for (Subtask sender : senders) {
      for (Subtask receiver : receivers) {
        if (areConnected(
            input, sender.index(), senders.size(), receiver.index(), receivers.size())) {
          connect(edge, sender.partitions().get(partition), receiver, gate);
        }
      }
    }
  }

  private void connect(int edge, Partition partition, Subtask receiver, int gate) {
    Channel channel = receiver.gates().get(gate).connect(edge, partition, receiver.index());
    partition.connect(channel);
    deployment.add(channel, receiver);
  }

  /** Pointwise edges are shared out as {@code VertexInputInfoComputationUtils} does. */
  private static boolean areConnected(JobEdge edge, int from, int senders, int to, int receivers) {
    if (edge.getDistributionPattern() == DistributionPattern.ALL_TO_ALL) {
      return true;
    }
    if (senders >= receivers) {
      return from >= to * senders / receivers && from < (to + 1) * senders / receivers;
    }
    int first = (from * receivers + senders - 1) / senders;
    int end = ((from + 1) * receivers + senders - 1) / senders;
    return to >= first && to < end;
  }
}
