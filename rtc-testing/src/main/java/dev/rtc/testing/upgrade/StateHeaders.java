package dev.rtc.testing.upgrade;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.memory.DataInputViewStreamWrapper;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.IncrementalRemoteKeyedStateHandle;
import org.apache.flink.runtime.state.KeyGroupsStateHandle;
import org.apache.flink.runtime.state.KeyedBackendSerializationProxy;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.OperatorBackendSerializationProxy;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.apache.flink.runtime.state.StreamStateHandle;
import org.apache.flink.runtime.state.metainfo.StateMetaInfoSnapshot;
import org.jspecify.annotations.Nullable;

/** Reads the headers of the state of one operator: each file of state begins with one. */
final class StateHeaders {

  private final ClassLoader classes;
  private final Map<String, StateMetaInfoSnapshot> states = new LinkedHashMap<>();
  private @Nullable TypeSerializerSnapshot<?> key;

  private StateHeaders(ClassLoader classes) {
    this.classes = classes;
  }

  /**
   * Reads the headers of all subtasks.
   *
   * @throws IOException if a class is missing, or the state is of a kind that has no such header
   */
  static StateHeaders of(OperatorState operator, ClassLoader classes) throws IOException {
    StateHeaders headers = new StateHeaders(classes);
    for (OperatorSubtaskState subtask : operator.getStates()) {
      for (KeyedStateHandle handle : subtask.getManagedKeyedState()) {
        headers.keyed(handle);
      }
      for (OperatorStateHandle handle : subtask.getManagedOperatorState()) {
        headers.operator(handle);
      }
    }
    return headers;
  }

  Optional<TypeSerializerSnapshot<?>> key() {
    return Optional.ofNullable(key);
  }

  List<StateMetaInfoSnapshot> states() {
    return new ArrayList<>(states.values());
  }

  private void keyed(KeyedStateHandle handle) throws IOException {
    try (FSDataInputStream in = header(handle).openInputStream()) {
      KeyedBackendSerializationProxy<?> proxy = new KeyedBackendSerializationProxy<>(classes);
      proxy.read(new DataInputViewStreamWrapper(in));
      key = proxy.getKeySerializerSnapshot();
      proxy.getStateMetaInfoSnapshots().forEach(this::put);
    }
  }

  private static StreamStateHandle header(KeyedStateHandle handle) throws IOException {
    if (handle instanceof KeyGroupsStateHandle full) {
      return full.getDelegateStateHandle();
    } else if (handle instanceof IncrementalRemoteKeyedStateHandle incremental) {
      return incremental.getMetaDataStateHandle();
    }
    throw new IOException(
        "keyed state of the kind %s is not known here; take a savepoint in the canonical format"
            .formatted(handle.getClass().getSimpleName()));
  }

  private void operator(OperatorStateHandle handle) throws IOException {
    if (handle.getStateNameToPartitionOffsets().isEmpty()) {
      return;
    }
    try (FSDataInputStream in = handle.getDelegateStateHandle().openInputStream()) {
      OperatorBackendSerializationProxy proxy = new OperatorBackendSerializationProxy(classes);
      proxy.read(new DataInputViewStreamWrapper(in));
      proxy.getOperatorStateMetaInfoSnapshots().forEach(this::put);
      proxy.getBroadcastStateMetaInfoSnapshots().forEach(this::put);
    }
  }

  private void put(StateMetaInfoSnapshot state) {
    states.put(state.getBackendStateType() + " " + state.getName(), state);
  }
}
