package dev.rtc.testing.driver;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.runtime.state.AbstractKeyedStateBackend;
import org.apache.flink.runtime.state.DefaultOperatorStateBackend;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.OperatorStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.internal.InternalAppendingState;
import org.apache.flink.runtime.state.internal.InternalKvState;
import org.apache.flink.streaming.api.operators.StreamOperator;
import org.jspecify.annotations.Nullable;

/** Reads the state of an operator through the backend that it lives in, and changes nothing. */
final class StateReading {

  private static final Field STATES =
      InternalField.of(AbstractKeyedStateBackend.class, "keyValueStatesByName");
  private static final Field LISTS =
      InternalField.of(DefaultOperatorStateBackend.class, "registeredOperatorStates");
  private static final Field BROADCAST =
      InternalField.of(DefaultOperatorStateBackend.class, "registeredBroadcastStates");

  private final List<StreamOperator<?>> operators;
  private final AgedState aged;

  StateReading(Deployment deployment, String uid) {
    this.operators = OperatorNames.operators(deployment, uid);
    this.aged = new AgedState(deployment.clock());
  }

  OperatorContents contents() {
    Map<String, List<KeyedEntry>> keyed = new TreeMap<>();
    Map<String, List<Object>> lists = new TreeMap<>();
    Map<String, Map<Object, Object>> broadcast = new TreeMap<>();
    for (StreamOperator<?> operator : operators) {
      if (OperatorBackends.keyed(operator) instanceof AbstractKeyedStateBackend<?> backend) {
        readKeyed(backend, keyed);
      }
      OperatorStateBackend backend = OperatorBackends.operator(operator);
      if (backend instanceof DefaultOperatorStateBackend) {
        OperatorLists.read((Map<?, ?>) InternalField.get(LISTS, backend), lists);
        OperatorLists.readBroadcast((Map<?, ?>) InternalField.get(BROADCAST, backend), broadcast);
      }
    }
    keyed.values().forEach(entries -> entries.sort(BY_TEXT));
    return new OperatorContents(keyed, lists, broadcast);
  }

  private static final Comparator<KeyedEntry> BY_TEXT =
      Comparator.<KeyedEntry, String>comparing(entry -> entry.key().toString())
          .thenComparing(entry -> String.valueOf(entry.namespace()));

  private <K> void readKeyed(
      AbstractKeyedStateBackend<K> backend, Map<String, List<KeyedEntry>> into) {
    @Nullable K current = backend.getCurrentKey();
    ((Map<?, ?>) InternalField.get(STATES, backend))
        .forEach(
            (name, state) ->
                into.computeIfAbsent((String) name, unset -> new ArrayList<>())
                    .addAll(entries(backend, (String) name, typed(state))));
    if (current != null) {
      backend.setCurrentKey(current);
    }
  }

  @SuppressWarnings("unchecked") // the namespaces of a state come from the state itself
  private static InternalKvState<?, Object, ?> typed(Object state) {
    return (InternalKvState<?, Object, ?>) state;
  }

  private <K> List<KeyedEntry> entries(
      KeyedStateBackend<K> backend, String name, InternalKvState<?, Object, ?> state) {
    List<Tuple2<K, Object>> keys;
    try (Stream<Tuple2<K, Object>> all = backend.getKeysAndNamespaces(name)) {
      keys = all.distinct().toList();
    }
    InternalKvState<?, Object, ?> plain = aged.original(state);
    List<KeyedEntry> entries = new ArrayList<>();
    for (Tuple2<K, Object> at : keys) {
      backend.setCurrentKey(at.f0);
      plain.setCurrentNamespace(at.f1);
      Object value = aged.young(state, value(plain));
      if (value != null) {
        entries.add(new KeyedEntry(at.f0, at.f1 instanceof VoidNamespace ? null : at.f1, value));
      }
    }
    return entries;
  }

  private static @Nullable Object value(InternalKvState<?, ?, ?> state) {
    try {
      if (state instanceof ValueState<?> single) {
        return single.value();
      } else if (state instanceof MapState<?, ?> map) {
        Map<Object, Object> entries = new LinkedHashMap<>();
        map.entries().forEach(entry -> entries.put(entry.getKey(), entry.getValue()));
        return entries;
      }
      return ((InternalAppendingState<?, ?, ?, ?, ?>) state).getInternal();
    } catch (Exception e) {
      throw new IllegalStateException("state cannot be read", e);
    }
  }
}
