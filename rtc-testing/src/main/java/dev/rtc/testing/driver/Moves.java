package dev.rtc.testing.driver;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.runtime.checkpoint.SnapshotType;

/** Knows everything that can happen next to one attempt of a job. */
final class Moves {

  private final Deployment deployment;
  private final VirtualClock clock;
  private final List<Subtask> subtasks;
  private final List<Move> steps = new ArrayList<>();
  private final List<Move> asyncHalves = new ArrayList<>();
  private final List<Move> finishes = new ArrayList<>();
  private final List<Move> deliveries = new ArrayList<>();
  private final Deque<Move> notifications = new ArrayDeque<>();
  private final Set<Channel> held = new HashSet<>();
  private final Move later;
  private Optional<Snapshot> completed = Optional.empty();

  Moves(Deployment deployment) {
    this.deployment = deployment;
    this.clock = deployment.clock();
    this.subtasks = deployment.subtasks();
    this.later = new Move(MoveKind.ENUMERATOR, "calls back", deployment::runLater);
    for (Subtask subtask : subtasks) {
      String name = subtask.toString();
      steps.add(new Move(MoveKind.STEP, name, subtask::step));
      asyncHalves.add(new Move(MoveKind.ASYNC_HALF, name, () -> runAsyncHalf(subtask)));
      finishes.add(new Move(MoveKind.FINISH, name, subtask::finish));
      subtask.wake();
    }
    for (Channel channel : deployment.channels()) {
      deliveries.add(
          new Move(MoveKind.DELIVER, channel.toString(), () -> deployment.deliver(channel)));
    }
  }

  private static void runAsyncHalf(Subtask subtask) {
    subtask.asyncHalves().runOne();
    subtask.wake();
  }

  /** Lists what can happen, in an order that is always the same. */
  List<Move> possible(long horizon) {
    List<Move> possible = new ArrayList<>();
    for (int i = 0; i < subtasks.size(); i++) {
      Subtask subtask = subtasks.get(i);
      if (!subtask.isIdle()) {
        possible.add(steps.get(i));
      } else if (subtask.canFinish()) {
        possible.add(finishes.get(i));
      }
      if (!subtask.isFinished() && !subtask.asyncHalves().isEmpty()) {
        possible.add(asyncHalves.get(i));
      }
    }
    addDeliveries(possible);
    addCheckpoints(possible);
    if (deployment.hasLater()) {
      possible.add(later);
    }
    clock
        .nextTimer()
        .ifPresent(
            at -> {
              if (at <= horizon) {
                possible.add(timer(at));
              }
            });
    return possible;
  }

  private void addDeliveries(List<Move> possible) {
    List<Channel> channels = deployment.channels();
    for (int i = 0; i < channels.size(); i++) {
      Channel channel = channels.get(i);
      if (channel.canDeliver() && !held.contains(channel)) {
        possible.add(deliveries.get(i));
      }
    }
  }

  private void addCheckpoints(List<Move> possible) {
    for (long id : List.copyOf(deployment.checkpoints().pending())) {
      if (deployment.checkpoints().declined(id).isPresent()) {
        possible.add(
            new Move(
                MoveKind.GIVE_UP, "checkpoint " + id, () -> deployment.checkpoints().abort(id)));
      } else if (deployment.checkpoints().isReady(id)) {
        possible.add(new Move(MoveKind.COMPLETE, "checkpoint " + id, () -> complete(id)));
      }
    }
    if (!notifications.isEmpty()) {
      possible.add(notifications.peek());
    }
  }

  private Move timer(long at) {
    return new Move(MoveKind.TIMER, "at " + at, () -> clock.goOff(at));
  }

  private void complete(long id) {
    try {
      completed = Optional.of(deployment.checkpoints().complete(id));
      deployment.checkpoints().recoverFrom(id);
    } catch (PendingCheckpoint.UnionListOfSomeException refused) {
      // as in Flink: such a checkpoint is given up, and the next one tried
      deployment.checkpoints().abort(id);
      return;
    }
    String what = " of checkpoint " + id;
    for (Subtask subtask : subtasks) {
      notifications.add(
          notification(subtask + what, () -> deployment.checkpoints().notifyComplete(subtask, id)));
    }
    notifications.add(
        notification("enumerators" + what, () -> deployment.enumerators().notifyComplete(id)));
  }

  private Move notification(String what, Move.Action action) {
    return new Move(
        MoveKind.NOTIFY,
        what,
        () -> {
          notifications.remove();
          action.perform();
        });
  }

  /** Returns the checkpoint completed since this was last asked. */
  Optional<Snapshot> takeCompleted() {
    Optional<Snapshot> taken = completed;
    completed = Optional.empty();
    return taken;
  }

  boolean hasPendingCheckpoint() {
    return !deployment.checkpoints().pending().isEmpty();
  }

  long trigger(SnapshotType type, CheckpointKind kind) {
    return deployment.checkpoints().trigger(deployment.settings().barriers(type, kind));
  }

  Optional<String> abort() {
    Optional<Long> id = deployment.checkpoints().pending().stream().findFirst();
    id.ifPresent(deployment.checkpoints()::abort);
    return id.map(aborted -> "checkpoint " + aborted);
  }

  /** Lets a notification be lost; returns which. */
  Optional<String> lose() {
    return Optional.ofNullable(notifications.poll()).map(Move::what);
  }

  /** Stops a channel from delivering; returns which. */
  Optional<String> hold(int channel) {
    if (deployment.channels().isEmpty()) {
      return Optional.empty();
    }
    Channel chosen = deployment.channels().get(channel % deployment.channels().size());
    held.add(chosen);
    return Optional.of(chosen.toString());
  }

  boolean holds() {
    return !held.isEmpty();
  }

  void release() {
    held.clear();
  }

  boolean allFinished() {
    return subtasks.stream().allMatch(Subtask::isFinished);
  }

  /** Tells whether a source has still to hear something, maybe from its enumerator. */
  boolean sourcesHaveMail() {
    return subtasks.stream()
        .anyMatch(
            subtask ->
                subtask.gates().isEmpty() && !subtask.isFinished() && subtask.task().hasMail());
  }

  boolean anyEnded() {
    return subtasks.stream()
        .anyMatch(subtask -> subtask.isFinished() || subtask.hasReceivedEndOfData());
  }

  List<String> unfinished() {
    return subtasks.stream()
        .filter(subtask -> !subtask.isFinished())
        .map(Subtask::toString)
        .toList();
  }
}
