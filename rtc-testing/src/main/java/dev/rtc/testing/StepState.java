package dev.rtc.testing;

import dev.rtc.aggregate.Aggregation;
import dev.rtc.graph.Folding;
import dev.rtc.graph.Node;
import dev.rtc.graph.RunningNode;
import dev.rtc.graph.TotalNode;
import dev.rtc.graph.WindowNode;
import dev.rtc.testing.compare.Differences;
import dev.rtc.type.WindowKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Shows what a step holds in its state at the moment it was asked for.
 *
 * <p>The names of its states are the operator's own: those a function of the user gives to its
 * descriptors, or rtc's. What an aggregation would answer now, {@link #results} tells without them.
 */
public final class StepState {

  private static final List<String> ACCUMULATORS = List.of("accumulator", "window-contents");

  private final String step;
  private final Optional<Folding> folding;
  private final Map<String, List<StateEntry>> keyed;
  private final Map<String, List<Object>> lists;
  private final Map<String, Map<Object, Object>> broadcast;

  /**
   * Holds the state of a step.
   *
   * @param step the id
   * @param node the step; empty for an operator inside one
   */
  StepState(
      String step,
      Optional<Node> node,
      Map<String, List<StateEntry>> keyed,
      Map<String, List<Object>> lists,
      Map<String, Map<Object, Object>> broadcast) {
    this.step = step;
    this.folding = node.flatMap(StepState::folding);
    this.keyed = new TreeMap<>(keyed);
    this.lists = new TreeMap<>(lists);
    this.broadcast = new TreeMap<>(broadcast);
  }

  private static Optional<Folding> folding(Node node) {
    if (node instanceof WindowNode window) {
      return Optional.of(window.folding());
    } else if (node instanceof RunningNode running) {
      return Optional.of(running.folding());
    }
    return node instanceof TotalNode total ? Optional.of(total.folding()) : Optional.empty();
  }

  /** Returns the names of the keyed states that the step has asked for so far. */
  public Set<String> names() {
    return keyed.keySet();
  }

  /**
   * Returns the entries of a keyed state, ordered by the text of their keys.
   *
   * @throws IllegalArgumentException if there is no such state; the message lists those that exist
   */
  public List<StateEntry> entries(String state) {
    List<StateEntry> entries = keyed.get(state);
    if (entries == null) {
      throw new IllegalArgumentException(
          "step '%s' has no keyed state '%s'; it has %s".formatted(step, state, keyed.keySet()));
    }
    return List.copyOf(entries);
  }

  /**
   * Returns the elements of a list of operator state.
   *
   * @throws IllegalArgumentException if there is no such list; the message lists those that exist
   */
  public List<Object> list(String state) {
    return found(state, lists, "list of operator state");
  }

  /**
   * Returns the entries of a broadcast state, as the first subtask has them.
   *
   * @throws IllegalArgumentException if there is no such state; the message lists those that exist
   */
  public Map<Object, Object> broadcast(String state) {
    return found(state, broadcast, "broadcast state");
  }

  private <S> S found(String state, Map<String, S> states, String kind) {
    S found = states.get(state);
    if (found == null) {
      throw new IllegalArgumentException(
          "step '%s' has no %s '%s'; it has %s".formatted(step, kind, state, states.keySet()));
    }
    return found;
  }

  /**
   * Requires that a keyed state holds this value for a key, in one window if it is of windows.
   * Arrays are compared by content.
   */
  public StepState holds(String state, Object key, Object value) {
    List<StateEntry> all = entries(state);
    List<StateEntry> ofKey = all.stream().filter(each -> isOf(each, key)).toList();
    if (ofKey.stream().noneMatch(each -> Differences.same(each.value(), value))) {
      throw new AssertionError(
          "state '%s' of step '%s'\n  expected %s = %s, found %s\n%s"
              .formatted(
                  state,
                  step,
                  Differences.showAmong(key, all.stream().map(StateEntry::key).toList()),
                  Differences.showAmong(value, ofKey.stream().map(StateEntry::value).toList()),
                  ofKey.isEmpty() ? nothingOf(key, all) : shown(ofKey, value),
                  this));
    }
    return this;
  }

  private static String nothingOf(Object key, List<StateEntry> entries) {
    String alike =
        entries.stream()
            .map(StateEntry::key)
            .filter(other -> Differences.show(other).equals(Differences.show(key)))
            .map(other -> Differences.show(other, key))
            .distinct()
            .collect(Collectors.joining(", "));
    return "nothing of that key" + (alike.isEmpty() ? "" : ", but of " + alike);
  }

  private static List<String> shown(List<StateEntry> entries, Object value) {
    return entries.stream().map(each -> each.besides(value)).toList();
  }

  private static boolean isOf(StateEntry entry, Object key) {
    return Differences.same(entry.key(), key);
  }

  /** Requires that just these keys have something in some keyed state. */
  public StepState hasKeys(Object... expected) {
    List<Collected<Object>> found =
        keyed.values().stream()
            .flatMap(List::stream)
            .map(StateEntry::key)
            .distinct()
            .map(key -> new Collected<>(0, key))
            .toList();
    Mismatch mismatch = Mismatch.between(List.of(expected), found);
    if (!mismatch.none()) {
      throw new AssertionError(
          "state of step '%s'\n  expected %s, found %d%s\n%s"
              .formatted(
                  step,
                  expected.length == 1 ? "1 key" : expected.length + " keys",
                  found.size(),
                  mismatch.text(OptionalLong.empty()),
                  this));
    }
    return this;
  }

  /** Requires that nothing is held. */
  public StepState isEmpty() {
    boolean empty =
        keyed.values().stream().allMatch(List::isEmpty)
            && lists.values().stream().allMatch(List::isEmpty)
            && broadcast.values().stream().allMatch(Map::isEmpty);
    if (!empty) {
      throw new AssertionError("state of step '%s'\n  expected nothing\n%s".formatted(step, this));
    }
    return this;
  }

  /**
   * Returns what the aggregation of this step would answer if it were asked now, by key; for
   * windows by {@link WindowKey}. The window of a session is the one it began with.
   *
   * @throws IllegalStateException if the step does not aggregate
   */
  public Map<Object, Object> results() {
    Folding aggregated =
        folding.orElseThrow(
            () ->
                new IllegalStateException(
                    "step '%s' does not aggregate; look at entries(...) of %s"
                        .formatted(step, keyed.keySet())));
    Map<Object, Object> results = new LinkedHashMap<>();
    for (String state : ACCUMULATORS) {
      for (StateEntry entry : keyed.getOrDefault(state, List.of())) {
        results.put(place(entry), result(aggregated, entry.value()));
      }
    }
    return results;
  }

  private static Object place(StateEntry entry) {
    return entry.window() == null
        ? entry.key()
        : new WindowKey<>(
            entry.key(),
            Instant.ofEpochMilli(entry.window().getStart()),
            Instant.ofEpochMilli(entry.window().getEnd()));
  }

  @SuppressWarnings("unchecked") // the accumulator is this aggregation's
  private static Object result(Folding folding, Object accumulator) {
    Aggregation<?, Object, ?> aggregation = (Aggregation<?, Object, ?>) folding.aggregation();
    @Nullable Object result = aggregation.result(accumulator);
    return Objects.requireNonNull(result, "an aggregation without a result");
  }

  /** Returns all of it as text. */
  @Override
  public String toString() {
    List<String> lines = new ArrayList<>();
    lines.add("state of step '%s'".formatted(step));
    keyed.forEach((state, entries) -> lines.add(block(state, entries)));
    lists.forEach((state, elements) -> lines.add(block(state + " (list)", elements)));
    broadcast.forEach(
        (state, entries) -> lines.add(block(state + " (broadcast)", entries.entrySet())));
    return lines.size() == 1 ? lines.get(0) + ": none" : String.join("\n", lines);
  }

  private static String block(String title, Iterable<?> lines) {
    StringBuilder text = new StringBuilder("  " + title);
    lines.forEach(
        line ->
            text.append("\n    ")
                .append(line instanceof StateEntry ? line : Differences.show(line)));
    return text.toString();
  }
}
