package dev.rtc.testing.upgrade;

import dev.rtc.type.Schema;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Is what a savepoint of a pipeline rests on.
 *
 * @param pipeline the name of the pipeline
 * @param steps by uid
 */
record Blueprint(String pipeline, List<Step> steps) {

  Blueprint {
    steps = List.copyOf(steps);
  }

  Optional<Step> step(String uid) {
    return steps.stream().filter(step -> step.uid().equals(uid)).findFirst();
  }

  /**
   * Is an operator.
   *
   * @param uid what Flink finds its state by
   * @param maxParallelism the number of key groups; empty if Flink derives it
   * @param does what it does, in words that only people read; may be empty
   * @param key what its keyed state is partitioned by
   * @param states by kind and name
   * @param ends what a source or a sink writes with a serializer of its own
   */
  record Step(
      String uid,
      OptionalInt maxParallelism,
      String does,
      Optional<Schema> key,
      List<State> states,
      List<End> ends) {

    Step {
      states = List.copyOf(states);
      ends = List.copyOf(ends);
    }

    boolean isStateless() {
      return states.isEmpty() && ends.isEmpty();
    }

    /** Finds the state that takes what another held, of whichever kind it is. */
    Optional<State> state(State like) {
      return states.stream()
          .filter(state -> state.name().equals(like.name()) && state.store().equals(like.store()))
          .findFirst();
    }

    Optional<End> end(String role) {
      return ends.stream().filter(end -> end.role().equals(role)).findFirst();
    }
  }

  /**
   * Is one state of an operator.
   *
   * @param kind {@code value}, {@code map}, {@code list}, {@code timers}, {@code split}...
   * @param name what the operator finds it by
   * @param parts its serializers by role: {@code namespace}, {@code key}, {@code value}
   */
  record State(String kind, String name, List<Part> parts) {

    static final String TIMERS = "timers";
    static final String SPLIT = "split";
    static final String UNION = "union";
    static final String BROADCAST = "broadcast";

    State {
      parts = List.copyOf(parts);
    }

    /** Names where Flink looks for the name: timers, keyed and operator state don't meet. */
    String store() {
      return switch (kind) {
        case TIMERS -> TIMERS;
        case SPLIT, UNION -> "operator";
        case BROADCAST -> BROADCAST;
        default -> "keyed";
      };
    }

    Optional<Schema> part(String role) {
      return parts.stream().filter(part -> part.role().equals(role)).map(Part::schema).findFirst();
    }

    @Override
    public String toString() {
      return kind + " state " + name;
    }
  }

  /** Is a serializer of a state. */
  record Part(String role, Schema schema) {

    static final String NAMESPACE = "namespace";
    static final String KEY = "key";
    static final String VALUE = "value";
  }

  /**
   * Is what a connector writes into savepoints.
   *
   * @param role {@code splits}, {@code enumerator}, {@code writer}, {@code committables}
   * @param serializer the class; empty if a savepoint doesn't tell
   * @param version the version it writes
   */
  record End(String role, String serializer, int version) {

    static final String SPLITS = "splits";
    static final String ENUMERATOR = "enumerator";
    static final String WRITER = "writer";
    static final String COMMITTABLES = "committables";

    static End unknown(String role) {
      return new End(role, "", 0);
    }

    boolean isKnown() {
      return !serializer.isEmpty();
    }

    @Override
    public String toString() {
      return serializer + " version " + version;
    }
  }
}
