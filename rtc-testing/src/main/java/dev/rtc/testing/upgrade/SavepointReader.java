package dev.rtc.testing.upgrade;

import dev.rtc.type.Schema;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.runtime.state.CompletedCheckpointStorageLocation;
import org.apache.flink.runtime.state.filesystem.AbstractFsCheckpointStorageAccess;
import org.apache.flink.streaming.api.graph.StreamingJobGraphGenerator;

/** Reads what a savepoint holds, without running anything. */
final class SavepointReader {

  private final ClassLoader classes;
  private final Map<OperatorID, String> hashes = new HashMap<>();
  private final Map<String, OperatorState> operators = new HashMap<>();
  private final Map<String, Finding> unreadable = new HashMap<>();

  private SavepointReader(ClassLoader classes, Collection<String> uids) {
    this.classes = classes;
    uids.forEach(uid -> hashes.put(StreamingJobGraphGenerator.generateOperatorID(uid), uid));
  }

  /**
   * Reads a savepoint or a retained checkpoint.
   *
   * @param pointer its directory, or its file {@code _metadata}
   * @param classes finds the serializers of the state
   * @param uids those that are known: older versions of Flink wrote down their hashes alone
   */
  static Savepoint read(String pointer, ClassLoader classes, Collection<String> uids) {
    try {
      return new SavepointReader(classes, uids).read(metadata(pointer, classes));
    } catch (IOException e) {
      throw new IllegalArgumentException(
          ("'%s' is no savepoint that can be read: %s;"
                  + " give the directory that holds the file _metadata")
              .formatted(pointer, e.getMessage()),
          e);
    }
  }

  private static CheckpointMetadata metadata(String pointer, ClassLoader classes)
      throws IOException {
    CompletedCheckpointStorageLocation location =
        AbstractFsCheckpointStorageAccess.resolveCheckpointPointer(pointer);
    try (DataInputStream in = new DataInputStream(location.getMetadataHandle().openInputStream())) {
      return Checkpoints.loadCheckpointMetadata(in, classes, location.getExternalPointer());
    }
  }

  private Savepoint read(CheckpointMetadata metadata) {
    List<Blueprint.Step> steps =
        metadata.getOperatorStates().stream()
            .map(this::step)
            .sorted(Comparator.comparing(Blueprint.Step::uid))
            .toList();
    return new Savepoint(new Blueprint("", steps), operators, unreadable);
  }

  private String uid(OperatorState operator) {
    OperatorID id = operator.getOperatorID();
    return Optional.ofNullable(hashes.get(id))
        .or(operator::getOperatorUid)
        .orElseGet(() -> Program.withoutUid(id));
  }

  private Blueprint.Step step(OperatorState operator) {
    String uid = uid(operator);
    operators.put(uid, operator);
    OptionalInt groups = OptionalInt.of(operator.getMaxParallelism());
    try {
      return step(uid, groups, operator);
    } catch (IOException | RuntimeException | LinkageError e) {
      unreadable.put(uid, unreadable(e));
      return new Blueprint.Step(uid, groups, "", Optional.empty(), List.of(), List.of());
    }
  }

  private static Finding unreadable(Throwable why) {
    Throwable root = why;
    while (root.getCause() != null && !(root.getCause() instanceof ClassNotFoundException)) {
      root = root.getCause();
    }
    return Finding.breaks(
        "the state", "written with classes", "unreadable", String.valueOf(root.getMessage()));
  }

  private Blueprint.Step step(String uid, OptionalInt groups, OperatorState operator)
      throws IOException {
    StateHeaders headers = StateHeaders.of(operator, classes);
    List<Blueprint.State> all = headers.states().stream().map(StateShapes::of).toList();
    List<Blueprint.State> own =
        all.stream()
            .filter(state -> !Connectors.ROLES.containsKey(state.name()))
            .sorted(
                Comparator.comparing(Blueprint.State::store).thenComparing(Blueprint.State::name))
            .toList();
    return new Blueprint.Step(
        uid, groups, "", headers.key().map(Schema::of), own, ends(operator, all));
  }

  private static List<Blueprint.End> ends(OperatorState operator, List<Blueprint.State> states) {
    List<Blueprint.End> ends = new ArrayList<>();
    Stream.ofNullable(operator.getCoordinatorState())
        .forEach(there -> ends.add(Blueprint.End.unknown(Blueprint.End.ENUMERATOR)));
    for (Blueprint.State state : states) {
      Optional.ofNullable(Connectors.ROLES.get(state.name()))
          .ifPresent(role -> ends.add(Blueprint.End.unknown(role)));
    }
    return ends;
  }
}
