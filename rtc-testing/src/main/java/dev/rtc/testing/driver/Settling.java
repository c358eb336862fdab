package dev.rtc.testing.driver;

import java.util.List;

/** Lets a job work until nothing is left to do, in an order that is always the same. */
final class Settling {

  private final Deployment deployment;
  private final List<Subtask> subtasks;

  Settling(Deployment deployment) {
    this.deployment = deployment;
    this.subtasks = deployment.subtasks();
  }

  void run() throws Exception {
    subtasks.forEach(Subtask::wake);
    boolean moved = true;
    while (moved) {
      deployment.runLater();
      moved = stepAll();
      moved |= deliverAll();
      moved |= runAsyncHalves();
    }
  }

  private boolean stepAll() throws Exception {
    boolean moved = false;
    for (Subtask subtask : subtasks) {
      while (!subtask.isIdle()) {
        subtask.step();
        moved = true;
      }
    }
    return moved;
  }

  private boolean deliverAll() throws Exception {
    boolean moved = false;
    for (Channel channel : deployment.channels()) {
      if (channel.canDeliver()) {
        deployment.deliver(channel);
        Subtask receiver = deployment.receiver(channel);
        while (!receiver.isIdle()) {
          receiver.step();
        }
        moved = true;
      }
    }
    return moved;
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
