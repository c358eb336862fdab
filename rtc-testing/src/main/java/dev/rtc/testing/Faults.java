package dev.rtc.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Plans what goes wrong in a test: {@code test.faults(Faults.none().atRecord("double", 3))}. Steps,
 * sinks and sources are named by id, in a job that is no pipeline of rtc by uid.
 *
 * <p>Numbers count from 1, over all subtasks and through all restarts, so that each fault happens
 * once: what is replayed after it passes. A fault fails the job, and with it the test, unless
 * {@link ScriptedTest#restartOnFailure} lets it go on from its latest checkpoint. It is an {@link
 * Error}, which {@code OnError} never takes for the fault of a record.
 *
 * <p>A fault that has not happened when the test ends fails the test: it would have tested nothing.
 *
 * <p>An instance is immutable.
 */
public final class Faults {

  private static final Faults NONE = new Faults(List.of(), List.of(), Map.of(), null);

  private final List<Point> points;
  private final List<Disorder> disorders;
  private final Map<String, Duration> delays;
  private final @Nullable FaultCounts counts;

  private Faults(
      List<Point> points,
      List<Disorder> disorders,
      Map<String, Duration> delays,
      @Nullable FaultCounts counts) {
    this.points = points;
    this.disorders = disorders;
    this.delays = delays;
    this.counts = counts;
  }

  /** Says where a job can fail. */
  enum Kind {
    RECORD("atRecord"),
    TIMER("atTimer"),
    SNAPSHOT("atSnapshot"),
    WRITE("rejecting"),
    COMMIT("atCommit");

    private final String method;

    Kind(String method) {
      this.method = method;
    }
  }

  /** Is one place where the job fails. */
  record Point(Kind kind, String id, int number) {}

  /**
   * Is one record that an input does not send once and in its turn.
   *
   * @param by behind how many others it comes; 0 if it is sent twice
   */
  record Disorder(String input, int number, int by) {}

  /** Begins with nothing that goes wrong. */
  public static Faults none() {
    return NONE;
  }

  /**
   * Fails when a record is about to enter a step, in front of its combiner and its shuffle if it
   * has them.
   *
   * @param step the id of a step that is no source
   * @param number the how many-eth record
   */
  public Faults atRecord(String step, int number) {
    return with(new Point(Kind.RECORD, step, positive("atRecord", number)));
  }

  /**
   * Fails when a timer of a step goes off, of event time or of processing time; on the driver and
   * in a simulation only.
   *
   * @param step the id of a step with timers
   * @param number the how many-eth timer
   */
  public Faults atTimer(String step, int number) {
    return with(new Point(Kind.TIMER, step, positive("atTimer", number)));
  }

  /**
   * Fails when the writers of a sink are asked for their part of a checkpoint.
   *
   * @param output the id of a sink
   * @param number the how many-eth part; each writer gives one to each checkpoint
   */
  public Faults atSnapshot(String output, int number) {
    return with(new Point(Kind.SNAPSHOT, output, positive("atSnapshot", number)));
  }

  /**
   * Fails when a sink commits, after the checkpoint is complete.
   *
   * @param output the id of a sink
   * @param number the how many-eth commit; each writer has one for each checkpoint
   */
  public Faults atCommit(String output, int number) {
    return with(new Point(Kind.COMMIT, output, positive("atCommit", number)));
  }

  /**
   * Lets a sink reject a record, which fails the job.
   *
   * @param output the id of a sink
   * @param number the how many-eth record
   */
  public Faults rejecting(String output, int number) {
    return with(new Point(Kind.WRITE, output, positive("rejecting", number)));
  }

  /**
   * Lets a sink take its time for each record: on the driver the clock advances by it once what the
   * test has said is done, on a cluster the writer waits.
   *
   * @param output the id of a sink
   * @param perRecord how long a record takes
   */
  public Faults slow(String output, Duration perRecord) {
    Map<String, Duration> more = new TreeMap<>(delays);
    more.put(output, perRecord);
    return new Faults(points, disorders, more, null);
  }

  /**
   * Lets an input send a record twice in a row, as a source that delivers at least once may.
   *
   * @param input the id of a source
   * @param number the how many-eth record
   */
  public Faults duplicated(String input, int number) {
    return with(new Disorder(input, positive("duplicated", number), 0));
  }

  /**
   * Lets an input send a record later than the test says: behind others, but before anything the
   * test says that is no record of this input.
   *
   * @param input the id of a source
   * @param number the how many-eth record
   * @param by behind how many others it comes
   */
  public Faults reordered(String input, int number, int by) {
    return with(new Disorder(input, positive("reordered", number), positive("reordered", by)));
  }

  private Faults with(Point point) {
    List<Point> more = new ArrayList<>(points);
    more.add(point);
    return new Faults(more, disorders, delays, null);
  }

  private Faults with(Disorder disorder) {
    List<Disorder> more = new ArrayList<>(disorders);
    more.add(disorder);
    return new Faults(points, more, delays, null);
  }

  private static int positive(String where, int number) {
    if (number < 1) {
      throw new IllegalArgumentException(
          "Faults.%s: number %d; write 1 or more".formatted(where, number));
    }
    return number;
  }

  /** Returns the same plan for one run, which can tell afterwards what has not happened. */
  Faults forOneRun() {
    return new Faults(points, disorders, delays, new FaultCounts());
  }

  FaultCounts counts() {
    return counts == null ? new FaultCounts() : counts;
  }

  /**
   * Requires that every failure of the plan has happened in the run that has ended.
   *
   * @throws AssertionError if one has not; the message says how far the count got
   */
  void requireHappened(String title) {
    FaultCounts counted = counts();
    List<String> missing =
        points.stream()
            .filter(point -> counted.of(point.kind(), point.id()) < point.number())
            .map(
                point ->
                    "%s %s: %d of %d"
                        .formatted(
                            point.kind().method,
                            point.id(),
                            counted.of(point.kind(), point.id()),
                            point.number()))
            .toList();
    requireNone(title, missing);
  }

  /** Fails if there are faults that have not happened. */
  static void requireNone(String title, List<String> missing) {
    if (!missing.isEmpty()) {
      throw new AssertionError(
          "test.faults: what was planned has not happened in %s:\n  %s"
              .formatted(title, String.join("\n  ", missing)));
    }
  }

  List<Disorder> disorders() {
    return disorders;
  }

  Duration delay(String output) {
    return delays.getOrDefault(output, Duration.ZERO);
  }

  boolean contains(Point point) {
    return points.contains(point);
  }

  boolean concerns(Kind kind, String id) {
    return points.stream().anyMatch(point -> point.kind() == kind && point.id().equals(id));
  }

  boolean concerns(Kind kind) {
    return points.stream().anyMatch(point -> point.kind() == kind);
  }

  /**
   * Requires that everything planned can happen in a job.
   *
   * @throws IllegalArgumentException if a step, a sink or a source is missing
   */
  void require(Subject subject) {
    List<String> outputs = subject.outputs().stream().map(OutputPort::id).toList();
    List<String> inputs = subject.inputs().stream().<String>map(InputPort::id).toList();
    for (Point point : points) {
      if (point.kind() == Kind.RECORD || point.kind() == Kind.TIMER) {
        require(subject, point.id(), "step behind a source", subject.steps());
      } else {
        require(subject, point.id(), "sink", outputs);
      }
    }
    delays.keySet().forEach(id -> require(subject, id, "sink", outputs));
    disorders.forEach(each -> require(subject, each.input(), "source", inputs));
  }

  private static void require(Subject subject, String id, String kind, List<String> those) {
    if (!those.contains(id)) {
      throw new IllegalArgumentException(
          "test.faults: %s has no %s '%s'; it has %s"
              .formatted(
                  subject.title(),
                  kind,
                  id,
                  those.stream().map(each -> "'" + each + "'").toList()));
    }
  }
}
