package dev.rtc.testing.upgrade;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.io.SimpleVersionedSerialization;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputViewStreamWrapper;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.apache.flink.runtime.state.memory.ByteStreamStateHandle;
import org.apache.flink.streaming.api.graph.StreamNode;

/** Reads what a source or a sink wrote into a savepoint with the serializers of another. */
final class ConnectorState {

  private final OperatorState operator;
  private final List<Finding> findings = new ArrayList<>();

  ConnectorState(OperatorState operator) {
    this.operator = operator;
  }

  /** Returns what the connectors of a program cannot read. */
  List<Finding> readBy(Ends ends, StreamNode node) {
    ends.source(node).ifPresent(this::readBy);
    ends.writerState(node).ifPresent(serializer -> readAll(Blueprint.End.WRITER, serializer));
    return findings;
  }

  private void readBy(Source<?, ?, ?> source) {
    readAll(Blueprint.End.SPLITS, source.getSplitSerializer());
    ByteStreamStateHandle coordinator = operator.getCoordinatorState();
    if (coordinator != null) {
      proving(
          Blueprint.End.ENUMERATOR,
          source.getEnumeratorCheckpointSerializer(),
          serializer -> enumerator(coordinator.getData(), serializer));
    }
  }

  private void readAll(String role, SimpleVersionedSerializer<?> serializer) {
    proving(
        role,
        serializer,
        by -> {
          int version = by.getVersion();
          for (OperatorSubtaskState subtask : operator.getStates()) {
            for (OperatorStateHandle handle : subtask.getManagedOperatorState()) {
              version = Math.min(version, readAll(role, handle, by));
            }
          }
          return version;
        });
  }

  /** Returns the oldest version that something was written by. */
  private static int readAll(
      String role, OperatorStateHandle handle, SimpleVersionedSerializer<?> serializer)
      throws IOException {
    int version = serializer.getVersion();
    for (Map.Entry<String, OperatorStateHandle.StateMetaInfo> state :
        handle.getStateNameToPartitionOffsets().entrySet()) {
      if (role.equals(Ends.ROLES.get(state.getKey()))) {
        try (FSDataInputStream in = handle.getDelegateStateHandle().openInputStream()) {
          for (long offset : state.getValue().getOffsets()) {
            in.seek(offset);
            byte[] bytes =
                BytePrimitiveArraySerializer.INSTANCE.deserialize(
                    new DataInputViewStreamWrapper(in));
            SimpleVersionedSerialization.readVersionAndDeSerialize(serializer, bytes);
            version = Math.min(version, ByteBuffer.wrap(bytes).getInt());
          }
        }
      }
    }
    return version;
  }

  /** Reads as Flink's coordinator of sources does: its version, then the enumerator's bytes. */
  private static int enumerator(byte[] bytes, SimpleVersionedSerializer<?> serializer)
      throws IOException {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      in.readInt();
      int version = in.readInt();
      byte[] checkpoint = new byte[in.readInt()];
      in.readFully(checkpoint);
      serializer.deserialize(version, checkpoint);
      return version;
    }
  }

  private void proving(String role, SimpleVersionedSerializer<?> serializer, Proof proof) {
    try {
      int version = proof.with(serializer);
      if (version < serializer.getVersion()) {
        findings.add(
            Finding.migrates(
                "connector " + role,
                "version " + version,
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

  /** Reads everything with a serializer, and returns the oldest version it was written by. */
  private interface Proof {
    int with(SimpleVersionedSerializer<?> serializer) throws IOException;
  }
}
