package dev.rtc.testing.simulation;

import dev.rtc.testing.driver.MoveTrace;
import dev.rtc.testing.driver.SeededJob;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Lets go wrong what is planned, when its time has come and it can happen at all. */
final class Disturbance {

  private static final int SLOW_FOR_MOVES = 150;

  private final Stage stage;
  private final SeededJob job;
  private final List<PlannedFault> plan;
  private final Figures figures;
  private final MoveTrace trace;
  private final List<PlannedFault> waiting = new ArrayList<>();
  private final List<PlannedFault> happened = new ArrayList<>();
  private int next;
  private long releaseAt = Long.MAX_VALUE;
  private int subtasksAfterStop;

  Disturbance(
      Stage stage, SeededJob job, List<PlannedFault> plan, Figures figures, MoveTrace trace) {
    this.stage = stage;
    this.job = job;
    this.plan = plan;
    this.figures = figures;
    this.trace = trace;
  }

  List<PlannedFault> happened() {
    return List.copyOf(happened);
  }

  void before(long move) throws Exception {
    if (move >= releaseAt) {
      releaseAt = Long.MAX_VALUE;
      job.release();
    }
    for (Iterator<PlannedFault> each = waiting.iterator(); each.hasNext(); ) {
      PlannedFault planned = each.next();
      if (happens(planned, move)) {
        each.remove();
        note(planned, move);
      }
    }
    while (next < plan.size() && plan.get(next).move() <= move) {
      PlannedFault planned = plan.get(next++);
      if (happens(planned, move)) {
        note(planned, move);
      } else if (planned.fault().waits()) {
        waiting.add(planned);
      }
    }
  }

  private void note(PlannedFault planned, long move) {
    figures.happened(planned.fault());
    happened.add(new PlannedFault(move, planned.fault(), planned.argument()));
  }

  private boolean happens(PlannedFault planned, long move) throws Exception {
    return switch (planned.fault()) {
      case ALIGNED_CHECKPOINT -> checkpoint(false);
      case UNALIGNED_CHECKPOINT -> checkpoint(true);
      case ABORTED_CHECKPOINT -> !job.isStopping() && job.abort();
      case LOST_NOTIFICATION -> !job.isStopping() && job.loseNotification();
      case CRASH -> crash(job.parallelism());
      case RESCALING -> crash(stage.subtasks(planned.argument()));
      case STOP_WITH_SAVEPOINT -> stop(planned.argument());
      case SLOW_CHANNEL -> slow(planned.argument(), move);
      case FAILING_SINK -> failSink();
      case DUPLICATED_INPUT -> duplicate();
    };
  }

  private boolean checkpoint(boolean unaligned) throws Exception {
    if (job.hasPendingCheckpoint() || job.isStopping() || (unaligned && !job.allowsUnaligned())) {
      return false;
    }
    job.trigger(unaligned);
    return true;
  }

  private boolean crash(int subtasks) throws Exception {
    figures.crashed();
    figures.restored(subtasks != job.parallelism());
    job.crash();
    job.start(subtasks);
    return true;
  }

  private boolean stop(int argument) throws Exception {
    if (job.hasPendingCheckpoint() || job.isStopping() || job.isEnding()) {
      return false;
    }
    subtasksAfterStop = stage.subtasks(argument);
    job.stopWithSavepoint();
    return true;
  }

  /** Goes on from the savepoint that the job was stopped with. */
  void afterStop() throws Exception {
    figures.restored(subtasksAfterStop != job.parallelism());
    job.close();
    job.start(subtasksAfterStop);
  }

  void afterFailure() throws Exception {
    crash(job.parallelism());
  }

  private boolean slow(int channel, long move) {
    releaseAt = move + SLOW_FOR_MOVES;
    return job.hold(channel);
  }

  private boolean failSink() {
    stage.world().failNextWrite();
    trace.append("the next write fails");
    return true;
  }

  private boolean duplicate() {
    stage.world().duplicateNextRecord();
    trace.append("the next record is read twice");
    return true;
  }
}
