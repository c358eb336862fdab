package dev.rtc.testing.driver;

import java.util.List;

/**
 * Lets a job work until nothing is left to do, in an order that is always the same.
 *
 * <p>Timers that come too late go off at once, as in Flink: those a restore registers again, say.
 * One of the very instant that has just gone off waits until nothing else is left to do.
 */
final class Settling {

  private final Deployment deployment;
  private final List<Subtask> subtasks;

  Settling(Deployment deployment) {
    this.deployment = deployment;
    this.subtasks = deployment.subtasks();
  }

  void run() {
    wake();
    boolean moved = true;
    while (moved) {
      moved = runOnce();
      moved |= runAsyncHalves();
      moved = moved || deployment.clock().goOffOverdue();
    }
    subtasks.forEach(Subtask::requireSound);
  }

  void runWithoutAsyncHalves() {
    wake();
    boolean moved = true;
    while (moved) {
      moved = runOnce() || deployment.clock().goOffOverdue();
    }
    subtasks.forEach(Subtask::requireSound);
  }

  private boolean runOnce() {
    boolean moved = deployment.clock().goOffLate();
    moved |= stepAll();
    moved |= deliverAll();
    return moved || finishSome();
  }

  /** Lets those end that have nothing left to do. */
  private boolean finishSome() {
    boolean finished = false;
    for (Subtask subtask : subtasks) {
      if (subtask.canFinish()) {
        subtask.finish();
        finished = true;
      }
    }
    return finished;
  }

  /** Lets every subtask do what it can without anything arriving: sources read all they have. */
  void runSubtasks() {
    wake();
    stepAll();
  }

  /**
   * Lets so many elements arrive at most, so that others stay on their way.
   *
   * @return how many have arrived
   */
  int run(int deliveries) {
    runSubtasks();
    int delivered = 0;
    boolean moved = true;
    while (moved && delivered < deliveries) {
      moved = false;
      for (Channel channel : deployment.channels()) {
        if (delivered < deliveries && deliver(channel)) {
          delivered++;
          moved = true;
        }
      }
      moved |= stepAll();
    }
    return delivered;
  }

  private void wake() {
    subtasks.forEach(Subtask::wake);
  }

  private boolean stepAll() {
    boolean moved = false;
    deployment.runLater();
    for (Subtask subtask : subtasks) {
      while (!subtask.isIdle()) {
        subtask.step();
        moved = true;
      }
    }
    return moved || deployment.hasLater();
  }

  private boolean deliverAll() {
    boolean moved = false;
    for (Channel channel : deployment.channels()) {
      moved |= deliver(channel);
    }
    return moved;
  }

  private boolean deliver(Channel channel) {
    if (!channel.canDeliver()) {
      return false;
    }
    deployment.deliver(channel);
    Subtask receiver = deployment.receiver(channel);
    while (!receiver.isIdle()) {
      receiver.step();
    }
    return true;
  }

  private boolean runAsyncHalves() {
    boolean moved = false;
    for (Subtask subtask : subtasks) {
      moved |= !subtask.asyncHalves().isEmpty();
      subtask.asyncHalves().runAll();
    }
    return moved;
  }
}
