package dev.rtc.testing.upgrade;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.io.SimpleVersionedSerialization;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputViewStreamWrapper;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.metrics.groups.InternalSinkCommitterMetricGroup;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.apache.flink.runtime.state.memory.ByteStreamStateHandle;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.apache.flink.streaming.runtime.operators.sink.committables.CommittableCollectorSerializer;

/** Reads what a source or a sink wrote into a savepoint with the serializers of another. */
final class ConnectorState {

  private static final int FIRST_SUBTASK = 0;
  private static final int ONE_SUBTASK = 1;

  private final OperatorState operator;
  private final List<Finding> findings = new ArrayList<>();

  ConnectorState(OperatorState operator) {
    this.operator = operator;
  }

  /** Returns what the connectors of a program cannot read. */
  List<Finding> readBy(Connectors connectors, StreamNode node) {
    connectors.source(node).ifPresent(this::readBy);
    connectors
        .writerState(node)
        .ifPresent(
            serializer ->
                proving(Blueprint.End.WRITER, serializer, by -> readAll(Blueprint.End.WRITER, by)));
    connectors
        .committables(node)
        .ifPresent(
            serializer ->
                proving(
                    Blueprint.End.COMMITTABLES,
                    serializer,
                    by -> readAll(Blueprint.End.COMMITTABLES, collected(by))));
    return findings;
  }

  private void readBy(Source<?, ?, ?> source) {
    proving(
        Blueprint.End.SPLITS, source.getSplitSerializer(), by -> readAll(Blueprint.End.SPLITS, by));
    ByteStreamStateHandle coordinator = operator.getCoordinatorState();
    if (coordinator != null) {
      proving(
          Blueprint.End.ENUMERATOR,
          source.getEnumeratorCheckpointSerializer(),
          by -> enumerator(coordinator.getData(), by));
    }
  }

  /** Reads as Flink's committers do, who keep what belongs to a checkpoint together. */
  private static <T> SimpleVersionedSerializer<?> collected(SimpleVersionedSerializer<T> one) {
    return new CommittableCollectorSerializer<>(
        one,
        FIRST_SUBTASK,
        ONE_SUBTASK,
        InternalSinkCommitterMetricGroup.wrap(
            UnregisteredMetricsGroup.createOperatorMetricGroup()));
  }

  private void readAll(String role, SimpleVersionedSerializer<?> serializer) throws IOException {
    for (OperatorSubtaskState subtask : operator.getStates()) {
      for (OperatorStateHandle handle : subtask.getManagedOperatorState()) {
        readAll(role, handle, serializer);
      }
    }
  }

  private static void readAll(
      String role, OperatorStateHandle handle, SimpleVersionedSerializer<?> serializer)
      throws IOException {
    for (Map.Entry<String, OperatorStateHandle.StateMetaInfo> state :
        handle.getStateNameToPartitionOffsets().entrySet()) {
      if (role.equals(Connectors.ROLES.get(state.getKey()))) {
        try (FSDataInputStream in = handle.getDelegateStateHandle().openInputStream()) {
          for (long offset : state.getValue().getOffsets()) {
            in.seek(offset);
            byte[] bytes =
                BytePrimitiveArraySerializer.INSTANCE.deserialize(
                    new DataInputViewStreamWrapper(in));
            SimpleVersionedSerialization.readVersionAndDeSerialize(serializer, bytes);
          }
        }
      }
    }
  }

  /** Reads as Flink's coordinator of sources does: its version, then the enumerator's bytes. */
  private static void enumerator(byte[] bytes, SimpleVersionedSerializer<?> serializer)
      throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      in.readInt();
      int version = in.readInt();
      byte[] checkpoint = new byte[in.readInt()];
      in.readFully(checkpoint);
      serializer.deserialize(version, checkpoint);
    }
  }

  private void proving(String role, SimpleVersionedSerializer<?> serializer, Proof proof) {
    OldestVersion<?> read = new OldestVersion<>(serializer);
    try {
      proof.by(read);
      if (read.oldest() < serializer.getVersion()) {
        findings.add(
            Finding.migrates(
                "connector " + role,
                "version " + read.oldest(),
                "version " + serializer.getVersion(),
                "connectors read their older versions"));
      }
    } catch (IOException | RuntimeException | LinkageError e) {
      findings.add(
          Finding.breaks(
              "connector " + role,
              "what is in the savepoint",
              serializer.getClass().getName() + " version " + serializer.getVersion(),
              "it cannot read that, " + e + "; give another connector another id"));
    }
  }

  /** Reads everything of one role with a serializer. */
  private interface Proof {
    void by(SimpleVersionedSerializer<?> serializer) throws IOException;
  }
}
