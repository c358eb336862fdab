package dev.rtc.testing.simulation;

import dev.rtc.Pipeline;
import dev.rtc.testing.job.CapturingEnvironment;
import dev.rtc.testing.job.JobProgram;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.flink.configuration.Configuration;

/**
 * Runs a job again and again, each time with other interleavings and other faults, and requires the
 * result of an undisturbed run.
 *
 * <p>A seed decides everything: in which order channels deliver, subtasks work, asynchronous halves
 * of snapshots run, timers go off and notifications arrive, and when which {@link Fault} happens.
 * The same seed gives the same run, byte for byte. One that fails is shrunk to few records and few
 * faults and printed; {@link #seed} replays it.
 *
 * <p>Each run has to put out what the same input gives at parallelism 1 when nothing goes wrong:
 * nothing lost, nothing duplicated, and, with a single partition of a single input, the records of
 * each key in order. A table has to end with the same rows. The job must therefore not depend on
 * the order between keys, between partitions and between inputs, and no record may be late, for
 * what is late depends on it. Outputs that depend on the clock are judged by invariants alone:
 * {@link #byTheClock}.
 *
 * <p>An instance is immutable.
 */
public final class Simulation {

  private static final int HIGHEST_PARALLELISM = 16;

  private final String name;
  private final SimulatedJob job;
  private final boolean ofPipeline;
  private final Settings settings;

  private Simulation(String name, SimulatedJob job, boolean ofPipeline, Settings settings) {
    this.name = name;
    this.job = job;
    this.ofPipeline = ofPipeline;
    this.settings = settings;
  }

  /**
   * Simulates a pipeline. Its sources read {@link #input} instead of what they were made for, its
   * sinks write exactly once to the simulation.
   */
  public static Simulation of(Pipeline pipeline) {
    Settings settings = Settings.DEFAULT;
    for (String table : PipelineJob.tables(pipeline)) {
      settings = settings.withTable(table);
    }
    return new Simulation(pipeline.name(), new PipelineJob(pipeline), true, settings);
  }

  /**
   * Simulates any program that builds a Flink job. Its sources that have a uid read {@link #input}
   * instead of what they were made for, its sinks that have one write exactly once to the
   * simulation.
   *
   * @param program builds the job, once for each parallelism
   * @throws IllegalStateException if the job cannot be built
   */
  public static Simulation of(JobProgram program) {
    String name = new CapturingEnvironment(new Configuration()).build(program).name();
    return new Simulation(name, new ProgramJob(program), false, Settings.DEFAULT);
  }

  /**
   * Simulates any DataStream job with ends of the simulation.
   *
   * @param name names it in messages
   * @param job adds its steps to an environment
   */
  public static Simulation of(String name, SimulatedJob job) {
    return new Simulation(name, job, false, Settings.DEFAULT);
  }

  /**
   * Sets what a source reads, in one partition.
   *
   * @param id the id of the source
   * @param records the records, in order
   */
  @SafeVarargs
  public final <T> Simulation input(String id, T... records) {
    List<Object> partition = new ArrayList<>();
    for (T record : records) {
      partition.add(record);
    }
    return with(settings.withInput(id, random -> List.of(partition)));
  }

  /**
   * Sets what a source reads, in one partition, drawn anew for each seed.
   *
   * @param id the id of the source
   * @param draw draws the records from nothing but the generator it is given
   */
  public <T> Simulation drawn(String id, Function<SplittableRandom, List<T>> draw) {
    return with(
        settings.withInput(id, random -> List.of(new ArrayList<Object>(draw.apply(random)))));
  }

  /**
   * Sets what a source reads, in several partitions, between which there is no order.
   *
   * @param id the id of the source
   * @param partitions the records of each partition, in order
   */
  public <T> Simulation partitions(String id, List<List<T>> partitions) {
    List<List<Object>> copied = new ArrayList<>();
    partitions.forEach(partition -> copied.add(new ArrayList<Object>(partition)));
    return with(settings.withInput(id, random -> copied));
  }

  /**
   * Sets the numbers of subtasks of each step, between which the seed chooses; 1 to 3 unless set.
   *
   * @throws IllegalArgumentException unless 1 &lt;= fewest &lt;= most &lt;= 16
   */
  public Simulation parallelism(int fewest, int most) {
    if (fewest < 1 || most < fewest || most > HIGHEST_PARALLELISM) {
      throw new IllegalArgumentException(
          "Simulation.parallelism: %d to %d subtasks; write two numbers from 1 to %d, the lower first"
              .formatted(fewest, most, HIGHEST_PARALLELISM));
    }
    return with(settings.withParallelism(fewest, most));
  }

  /** Sets where state is kept; on the heap unless set. */
  public Simulation backend(Backend backend) {
    return with(settings.withBackend(backend));
  }

  /** Lets nothing go wrong but that; the order of the moves stays drawn by the seed. */
  public Simulation only(Fault... faults) {
    Set<Fault> allowed = EnumSet.noneOf(Fault.class);
    allowed.addAll(List.of(faults));
    return with(settings.withFaults(allowed));
  }

  /** Switches a kind of fault on that is off unless asked for. */
  public Simulation with(Fault fault) {
    Set<Fault> allowed = copyOfFaults();
    allowed.add(fault);
    return with(settings.withFaults(allowed));
  }

  /** Switches a kind of fault off. */
  public Simulation without(Fault fault) {
    Set<Fault> allowed = copyOfFaults();
    allowed.remove(fault);
    return with(settings.withFaults(allowed));
  }

  private Set<Fault> copyOfFaults() {
    Set<Fault> copy = EnumSet.noneOf(Fault.class);
    copy.addAll(settings.faults());
    return copy;
  }

  /**
   * Runs the seeds from 1 to a number; 100 unless set.
   *
   * @throws IllegalArgumentException if the number is below 1
   */
  public Simulation seeds(long number) {
    if (number < 1) {
      throw new IllegalArgumentException(
          "Simulation.seeds: %d seeds; write 1 or more".formatted(number));
    }
    return with(settings.withSeeds(1, number));
  }

  /** Runs one seed alone, such as one that has failed. */
  public Simulation seed(long seed) {
    return with(settings.withSeeds(seed, 1));
  }

  /**
   * Sets how far the clock may advance in a run; 5 seconds unless set. Timers of processing time
   * that are due later never go off.
   *
   * @throws IllegalArgumentException if the duration is negative
   */
  public Simulation clock(Duration atMost) {
    if (atMost.isNegative()) {
      throw new IllegalArgumentException(
          "Simulation.clock: %s; write a duration of zero or more".formatted(atMost));
    }
    return with(settings.withHorizon(atMost));
  }

  /** Sets how many of its last moves a failure shows; 30 unless set. */
  public Simulation showMoves(int number) {
    return with(settings.withShownMoves(number));
  }

  /** Sets how many runs the shrinking of a failing seed may take; 400 unless set. */
  public Simulation shrinkWithin(int runs) {
    return with(settings.withShrinkingRuns(runs));
  }

  /** Lets the records of a key be in any order in that output. */
  public Simulation unordered(String output) {
    return with(settings.withUnordered(output));
  }

  /**
   * Requires that the records of each key keep their order in that output, however many inputs and
   * partitions there are. With one partition of one input {@code Keyed}, {@code Windowed} and
   * {@code Change} need not be told their key.
   *
   * @param output the id of the sink
   * @param key finds the key of a record
   */
  @SuppressWarnings("unchecked") // the type a test writes is not checked
  public <T> Simulation ordered(String output, Function<T, ?> key) {
    return with(settings.withKey(output, record -> key.apply((T) record)));
  }

  /**
   * Compares a part of each record of an output instead of the whole, such as one without a time by
   * the machine's clock.
   *
   * @param output the id of the sink
   * @param view finds the part, which is never null
   */
  @SuppressWarnings("unchecked") // the type a test writes is not checked
  public <T> Simulation comparing(String output, Function<T, ?> view) {
    return with(settings.withView(output, record -> view.apply((T) record)));
  }

  /**
   * Requires something else of each run.
   *
   * @param name names it in messages
   * @param invariant throws an {@code AssertionError} if it does not hold
   */
  public Simulation invariant(String name, Consumer<SimulationOutcome> invariant) {
    return with(settings.withInvariant(name, invariant));
  }

  /**
   * Lets an output depend on when the clock shows what, as windows and timers of processing time
   * do. It is not compared with anything; {@link #invariant} says what has to hold.
   *
   * <p>The seed then also advances the clock between the timers, as far as {@link #clock} allows,
   * whatever {@link #only} and {@link #without} say. The inputs end only when all is read and the
   * clock has advanced once more that far: so what is due within that time does happen, in every
   * run.
   *
   * @param output the id of the sink
   */
  public Simulation byTheClock(String output) {
    return with(settings.withByTheClock(output));
  }

  /**
   * Requires that the job without faults puts out what it does in Flink's {@code BATCH} mode, in
   * which it runs on the {@link dev.rtc.testing.cluster.SharedCluster}, once for each input. The
   * order of the records does not count for that.
   *
   * @throws IllegalStateException if this is a pipeline of rtc, which refuses that mode (RTC-501);
   *     the run it is compared with reads all of its input without a fault, as a batch would
   */
  public Simulation sameAsBatch() {
    if (ofPipeline) {
      throw new IllegalStateException(
          ("Simulation.sameAsBatch: '%s' is a pipeline of rtc, which refuses Flink's BATCH mode"
                  + " (RTC-501); its runs are compared with one that reads all input without a"
                  + " fault")
              .formatted(name));
    }
    return with(settings.withBatch());
  }

  private void requireInvariants() {
    if (!settings.byTheClock().isEmpty() && settings.invariants().isEmpty()) {
      throw new IllegalArgumentException(
          "Simulation.byTheClock: nothing is required of %s; write .invariant(...)"
              .formatted(settings.byTheClock()));
    }
  }

  private Simulation with(Settings other) {
    return new Simulation(name, job, ofPipeline, other);
  }

  /**
   * Runs all seeds.
   *
   * @return what has happened
   * @throws AssertionError if a run violates what is required; the message names the seed and what
   *     was violated, and shows the shrunk script and its last moves; or if nothing is put out at
   *     all
   * @throws IllegalArgumentException if an input or an output is named that the job does not have,
   *     or nothing is required of outputs {@link #byTheClock}
   */
  public SimulationReport run() {
    requireInvariants();
    try (World world = new World(settings.faults().contains(Fault.FAILING_COMMIT))) {
      SimulatedGraphs graphs = new SimulatedGraphs(job, world, settings.backend(), ofPipeline);
      Stage stage =
          new Stage(
              world,
              graphs,
              settings.horizon(),
              !settings.byTheClock().isEmpty(),
              new BatchRun(world, graphs, settings.most()),
              settings.fewest(),
              settings.most(),
              settings.shownMoves());
      return new Campaign(name, settings, stage).run();
    }
  }
}
