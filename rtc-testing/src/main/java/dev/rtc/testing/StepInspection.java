package dev.rtc.testing;

import dev.rtc.graph.Node;
import dev.rtc.testing.driver.JobDriver;
import dev.rtc.testing.driver.OperatorContents;
import dev.rtc.testing.driver.PendingTimer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Looks into the operators of a step, found by its id, or by their own: {@code id/part}. */
record StepInspection(Subject subject, JobDriver driver) {

  StepState state(String id) {
    Map<String, List<StateEntry>> keyed = new TreeMap<>();
    Map<String, List<Object>> lists = new TreeMap<>();
    Map<String, Map<Object, Object>> broadcast = new TreeMap<>();
    for (String uid : operators(id)) {
      OperatorContents contents = driver.state(uid);
      contents
          .keyed()
          .forEach(
              (state, entries) ->
                  keyed.put(
                      free(state, uid, keyed),
                      entries.stream().map(entry -> StateEntry.of(entry, keys(id))).toList()));
      contents.lists().forEach((state, all) -> lists.put(free(state, uid, lists), all));
      contents.broadcast().forEach((state, all) -> broadcast.put(free(state, uid, broadcast), all));
    }
    return new StepState(id, subject.node(id), keyed, lists, broadcast);
  }

  /** Two operators of one step may each have a state of the same name. */
  private static String free(String state, String uid, Map<String, ?> taken) {
    return taken.containsKey(state) ? uid + ":" + state : state;
  }

  StepTimers timers(String id) {
    List<PendingTimer> pending = new ArrayList<>();
    operators(id).forEach(uid -> pending.addAll(driver.timers(uid)));
    return new StepTimers(
        "timers of step '%s'".formatted(id),
        pending.stream()
            .map(timer -> StepTimer.of(timer, keys(id)))
            .sorted(Comparator.comparing(StepTimer::at))
            .toList());
  }

  private Keys keys(String id) {
    int slash = id.indexOf('/');
    Optional<Node> node = subject.node(id);
    return Keys.of(node.isPresent() || slash < 0 ? node : subject.node(id.substring(0, slash)));
  }

  private List<String> operators(String id) {
    List<String> found = all().stream().filter(uid -> uid.equals(id) || isPart(uid, id)).toList();
    if (subject.isReplaced(id)) {
      throw new IllegalArgumentException(
          "'%s' of %s is replaced in a test: its state is not the %s's; %s"
              .formatted(id, subject.title(), subject.kind(), havingState()));
    } else if (found.isEmpty()) {
      throw new IllegalArgumentException(
          "%s has no step '%s' with an operator of its own; %s"
              .formatted(subject.title(), id, havingState()));
    }
    return found;
  }

  private List<String> all() {
    return List.copyOf(driver.counters().keySet());
  }

  private static boolean isPart(String uid, String id) {
    return uid.startsWith(id + "/");
  }

  private String havingState() {
    List<String> having =
        all().stream()
            .filter(uid -> !subject.isReplaced(uid))
            .filter(uid -> subject.node(uid).map(node -> node.keying().isPresent()).orElse(true))
            .filter(uid -> !isEmpty(driver.state(uid)))
            .map(uid -> "'" + uid + "'")
            .toList();
    return having.isEmpty()
        ? "no step has state now"
        : "these have state now: " + String.join(", ", having);
  }

  private static boolean isEmpty(OperatorContents contents) {
    return contents.keyed().isEmpty()
        && contents.lists().isEmpty()
        && contents.broadcast().isEmpty();
  }
}
