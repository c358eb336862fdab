package dev.rtc.testing.simulation;

import dev.rtc.testing.driver.MoveTrace;
import dev.rtc.testing.driver.SeededJob;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Lets go wrong what is planned, when its time has come and it can happen at all. */
final class Disturbance {

  private static final int SLOW_FOR_MOVES = 150;
  private static final int SIZES_OF_STEPS = 8;

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
      } else if (planned.waits()) {
        waiting.add(planned);
      }
    }
  }

  private void note(PlannedFault planned, long move) {
    figures.happened(planned.fault());
    happened.add(new PlannedFault(move, planned.fault(), planned.argument()));
  }

  private boolean happens(PlannedFault planned, long move) throws Exception {
    if (isTooEarly(planned)) {
      return false;
    }
    return switch (planned.fault()) {
      case ALIGNED_CHECKPOINT -> checkpoint(false);
      case UNALIGNED_CHECKPOINT -> checkpoint(true);
      case ABORTED_CHECKPOINT -> !job.isStopping() && job.abort();
      case LOST_NOTIFICATION -> !job.isStopping() && job.loseNotification();
      case CRASH -> crash(job.parallelism());
      case RESCALING -> crash(stage.subtasks(planned.argument()));
      case STOP_WITH_SAVEPOINT -> stop(planned.argument());
      case SLOW_CHANNEL -> slow(planned.argument(), move);
      case FAILING_SINK -> fail(planned.fault(), "the next write fails");
      case FAILING_COMMIT -> failCommit(planned.argument() % 2 == 1);
      case FAILING_TIMER -> fail(planned.fault(), "the next timer fails");
      case ADVANCING_CLOCK -> advance(planned.argument());
      case DUPLICATED_INPUT -> duplicate();
    };
  }

  private boolean isTooEarly(PlannedFault planned) {
    if (planned.records() > 0 && planned.fault().isCrash() && isCheckpointAhead(planned)) {
      return true;
    }
    return planned.records() > stage.world().recordsRead();
  }

  private boolean isCheckpointAhead(PlannedFault crash) {
    return job.hasPendingCheckpoint()
        || waiting.stream()
            .filter(each -> each.fault().isCheckpoint() && each.records() > 0)
            .anyMatch(each -> each.records() <= crash.records());
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
    start(subtasks);
    return true;
  }

  /** Sinks commit again as they are restored, and that can fail as well. */
  private void start(int subtasks) throws Exception {
    try {
      job.start(subtasks);
    } catch (Exception failure) {
      if (!InjectedFailure.causes(failure)) {
        throw failure;
      }
      crash(subtasks);
    }
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
    start(subtasksAfterStop);
  }

  void afterFailure() throws Exception {
    crash(job.parallelism());
  }

  private boolean slow(int channel, long move) {
    releaseAt = move + SLOW_FOR_MOVES;
    return job.hold(channel);
  }

  private boolean fail(Fault what, String text) {
    stage.world().failNext(what);
    trace.append(text);
    return true;
  }

  private boolean failCommit(boolean late) {
    stage.world().failNextCommit(late);
    trace.append("the next commit fails" + (late ? " once it has been made" : ""));
    return true;
  }

  /** Half of the horizon or less, so that small steps are as likely as big ones. */
  private boolean advance(int argument) {
    return job.advance(stage.horizon().dividedBy(2L << argument % SIZES_OF_STEPS));
  }

  private boolean duplicate() {
    stage.world().duplicateNextRecord();
    trace.append("the next record is read twice");
    return true;
  }
}
