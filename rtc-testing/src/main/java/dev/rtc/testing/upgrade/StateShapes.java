package dev.rtc.testing.upgrade;

import dev.rtc.type.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.flink.api.common.typeutils.CompositeTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.MapSerializerSnapshot;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.runtime.state.metainfo.StateMetaInfoSnapshot;
import org.apache.flink.runtime.state.metainfo.StateMetaInfoSnapshot.CommonOptionsKeys;
import org.apache.flink.runtime.state.metainfo.StateMetaInfoSnapshot.CommonSerializerKeys;
import org.jspecify.annotations.Nullable;

/** Makes a state of a blueprint of what Flink remembers of it. */
final class StateShapes {

  private static final String TIMERS = "_timer_state/";

  private StateShapes() {}

  static Blueprint.State of(StateMetaInfoSnapshot state) {
    return switch (state.getBackendStateType()) {
      case KEY_VALUE, KEY_VALUE_V2 -> keyed(state);
      case PRIORITY_QUEUE -> timers(state);
      case OPERATOR -> operator(state);
      case BROADCAST -> broadcast(state);
    };
  }

  private static Blueprint.State keyed(StateMetaInfoSnapshot state) {
    List<Blueprint.Part> parts = new ArrayList<>();
    TypeSerializerSnapshot<?> namespace =
        state.getTypeSerializerSnapshot(CommonSerializerKeys.NAMESPACE_SERIALIZER);
    if (!(namespace instanceof VoidNamespaceSerializer.VoidNamespaceSerializerSnapshot)) {
      parts.add(part(Blueprint.Part.NAMESPACE, namespace));
    }
    TypeSerializerSnapshot<?> value =
        state.getTypeSerializerSnapshot(CommonSerializerKeys.VALUE_SERIALIZER);
    if (value instanceof MapSerializerSnapshot<?, ?> map) {
      parts.add(part(Blueprint.Part.KEY, map.getNestedSerializerSnapshots()[0]));
      parts.add(part(Blueprint.Part.VALUE, map.getNestedSerializerSnapshots()[1]));
    } else {
      parts.add(part(Blueprint.Part.VALUE, value));
    }
    String kind = state.getOption(CommonOptionsKeys.KEYED_STATE_TYPE);
    return new Blueprint.State(
        Objects.requireNonNull(kind).toLowerCase(Locale.ROOT), state.getName(), parts);
  }

  private static Blueprint.State timers(StateMetaInfoSnapshot state) {
    TypeSerializerSnapshot<?> timer =
        state.getTypeSerializerSnapshot(CommonSerializerKeys.VALUE_SERIALIZER);
    TypeSerializerSnapshot<?>[] keyAndNamespace =
        ((CompositeTypeSerializerSnapshot<?, ?>) Objects.requireNonNull(timer))
            .getNestedSerializerSnapshots();
    String name = state.getName();
    return new Blueprint.State(
        Blueprint.State.TIMERS,
        name.startsWith(TIMERS) ? name.substring(TIMERS.length()) : name,
        List.of(part(Blueprint.Part.NAMESPACE, keyAndNamespace[1])));
  }

  private static Blueprint.State operator(StateMetaInfoSnapshot state) {
    String mode = state.getOption(CommonOptionsKeys.OPERATOR_STATE_DISTRIBUTION_MODE);
    return new Blueprint.State(
        OperatorStateHandle.Mode.UNION.name().equals(mode)
            ? Blueprint.State.UNION
            : Blueprint.State.SPLIT,
        state.getName(),
        List.of(value(state)));
  }

  private static Blueprint.State broadcast(StateMetaInfoSnapshot state) {
    return new Blueprint.State(
        Blueprint.State.BROADCAST,
        state.getName(),
        List.of(
            part(
                Blueprint.Part.KEY,
                state.getTypeSerializerSnapshot(CommonSerializerKeys.KEY_SERIALIZER)),
            value(state)));
  }

  private static Blueprint.Part value(StateMetaInfoSnapshot state) {
    return part(
        Blueprint.Part.VALUE,
        state.getTypeSerializerSnapshot(CommonSerializerKeys.VALUE_SERIALIZER));
  }

  private static Blueprint.Part part(String role, @Nullable TypeSerializerSnapshot<?> snapshot) {
    return new Blueprint.Part(role, Schema.of(Objects.requireNonNull(snapshot, role)));
  }
}
