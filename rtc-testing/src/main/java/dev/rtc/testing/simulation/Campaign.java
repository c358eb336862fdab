package dev.rtc.testing.simulation;

import dev.rtc.testing.driver.MoveTrace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Runs a job once for each seed and judges each run. */
final class Campaign {

  private final String name;
  private final Settings settings;
  private final Stage stage;
  private final Figures figures = new Figures();
  private final MoveTrace hashes = new MoveTrace(0);
  private @Nullable Inputs expectedFor;
  private Map<String, List<Object>> expected = Map.of();
  private long undisturbedMoves;
  private boolean judgedAnything;

  Campaign(String name, Settings settings, Stage stage) {
    this.name = name;
    this.settings = settings;
    this.stage = stage;
  }

  SimulationReport run() {
    stage.compile();
    settings.requireKnown(name, stage.world().jobInputs().keySet(), stage.world().jobOutputs());
    for (long i = 0; i < settings.seeds(); i++) {
      run(settings.firstSeed() + i);
    }
    if (!judgedAnything && settings.invariants().isEmpty()) {
      throw new AssertionError(
          "'%s' puts out nothing even without a fault: there is nothing to compare; give it input"
                  .formatted(name)
              + " of which something comes out, let timers go off that are due after %s by"
                  .formatted(stage.horizon())
              + " .clock(...), or require something by .invariant(...)");
    }
    return SimulationReport.of(settings.seeds(), figures, hashes.hash());
  }

  private void run(long seed) {
    Course course = course(seed);
    judgedAnything |= expected.values().stream().anyMatch(records -> !records.isEmpty());
    RunResult result = new SimulatedRun(stage, course).result();
    hashes.append(result.hash());
    figures.add(result.figures());
    Optional<Violation> violation = judge(result);
    if (violation.isPresent()) {
      throw new AssertionError(failure(course, result, violation.get()));
    }
  }

  private Course course(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<String, List<List<Object>>> inputs = new LinkedHashMap<>();
    settings.inputs().forEach((id, draw) -> inputs.put(id, draw.apply(random.split())));
    Inputs records = new Inputs(inputs);
    records.requireTypes(name, stage.world().jobInputs());
    SplittableRandom faults = random.split();
    int parallelism = stage.subtasks(faults.nextInt(Integer.MAX_VALUE));
    Course course = new Course(seed, Long.MAX_VALUE, parallelism, List.of(), records);
    requireExpected(course);
    long moves = undisturbedMoves * parallelism;
    return course.withPlan(
        FaultPlan.draw(faults, settings.drawnFaults(), moves, course.inputs().size()));
  }

  private void requireExpected(Course course) {
    if (course.inputs().equals(expectedFor)) {
      return;
    }
    RunResult undisturbed = new SimulatedRun(stage, course.undisturbed()).result();
    undisturbed
        .breakdown()
        .ifPresent(
            breakdown -> {
              throw new AssertionError(
                  "'%s' %s even without a fault, at parallelism 1:\n  %s"
                      .formatted(name, breakdown.kind().words(), breakdown.text()));
            });
    expected = undisturbed.outputs();
    undisturbedMoves = undisturbed.figures().moves();
    if (settings.batch()) {
      requireSameAsBatch(course.inputs());
    }
    expectedFor = course.inputs();
  }

  private void requireSameAsBatch(Inputs inputs) {
    Map<String, List<Object>> batch = stage.batch().outputs(inputs);
    compare(batch, expected, settings::judgementOfContent)
        .ifPresent(
            violation -> {
              throw new AssertionError(
                  "'%s' gives another result than in Flink's BATCH mode, even without a fault:\n  %s"
                      .formatted(name, violation.text()));
            });
  }

  private Optional<Violation> judge(RunResult result) {
    if (result.breakdown().isPresent()) {
      return result.breakdown();
    }
    boolean oneOrder = hasOneOrder();
    return compare(expected, result.outputs(), output -> settings.judgement(output, oneOrder))
        .or(() -> invariants(new SimulationOutcome(expected, result.outputs())));
  }

  private Optional<Violation> compare(
      Map<String, List<Object>> wanted,
      Map<String, List<Object>> found,
      Function<String, Judgement> judgement) {
    Set<String> outputs = new TreeSet<>(wanted.keySet());
    outputs.addAll(found.keySet());
    outputs.removeAll(settings.byTheClock());
    return outputs.stream()
        .map(
            output ->
                judgement
                    .apply(output)
                    .of(
                        wanted.getOrDefault(output, List.of()),
                        found.getOrDefault(output, List.of())))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Between two inputs, or two partitions of one, there is no order. */
  private boolean hasOneOrder() {
    return expectedFor != null
        && expectedFor.partitions().size() == 1
        && expectedFor.partitions().values().stream().allMatch(all -> all.size() == 1);
  }

  private Optional<Violation> invariants(SimulationOutcome outcome) {
    for (Map.Entry<String, Consumer<SimulationOutcome>> each : settings.invariants().entrySet()) {
      try {
        each.getValue().accept(outcome);
      } catch (AssertionError violated) {
        return Optional.of(
            new Violation(
                Violation.Kind.INVARIANT,
                "'%s': %s".formatted(each.getKey(), violated.getMessage())));
      }
    }
    return Optional.empty();
  }

  private String failure(Course course, RunResult result, Violation violation) {
    Shrinking shrinking =
        new Shrinking(this::violates, course.withPlan(result.faults()), violation, settings);
    Course small = shrinking.run(result.figures().moves());
    requireExpected(small);
    RunResult shown = new SimulatedRun(stage, small).result();
    Violation last = judge(shown).orElse(violation);
    return new Failure(name, course, violation, small, last, shown, shrinking.runs()).text();
  }

  private Optional<Violation> violates(Course course) {
    requireExpected(course);
    return judge(new SimulatedRun(stage, course).result());
  }
}
