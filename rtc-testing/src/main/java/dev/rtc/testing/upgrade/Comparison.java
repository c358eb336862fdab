package dev.rtc.testing.upgrade;

import dev.rtc.type.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Compares what a savepoint holds with what the next version of the pipeline takes. */
final class Comparison {

  private static final String KEYS =
      "Flink never migrates keys: keep the type of the key, or give the step another id";
  private static final String NAMESPACES =
      "Flink never migrates namespaces: keep it, or give the step another id";
  private static final String MAP_KEYS =
      "Flink never migrates the keys of a map in RocksDB: keep their type";

  private final Blueprint was;
  private final Blueprint is;
  private final ClassLoader classes;

  private Comparison(Blueprint was, Blueprint is, ClassLoader classes) {
    this.was = was;
    this.is = is;
    this.classes = classes;
  }

  /** Returns a verdict for each step of both, those of the old one first. */
  static List<StepVerdict> of(Blueprint was, Blueprint is, ClassLoader classes) {
    Comparison comparison = new Comparison(was, is, classes);
    return Stream.concat(
            was.steps().stream().map(comparison::old),
            is.steps().stream()
                .filter(step -> was.step(step.uid()).isEmpty())
                .map(Comparison::added))
        .toList();
  }

  private static StepVerdict added(Blueprint.Step step) {
    String note = step.isStateless() ? "it keeps no state" : "it begins with empty state";
    return new StepVerdict(step.uid(), List.of(Finding.safe("the step", "absent", "there", note)));
  }

  private StepVerdict old(Blueprint.Step step) {
    Optional<Blueprint.Step> now = is.step(step.uid());
    return new StepVerdict(
        step.uid(), now.map(next -> compare(step, next)).orElseGet(() -> List.of(gone(step))));
  }

  private Finding gone(Blueprint.Step step) {
    if (step.isStateless()) {
      return Finding.safe("the step", "there", "absent", "it kept no state");
    }
    String renamed =
        is.steps().stream()
            .filter(other -> was.step(other.uid()).isEmpty() && takesOver(step, other))
            .findFirst()
            .map(
                other ->
                    "the new step '%s' keeps the same: was it renamed? ".formatted(other.uid()))
            .orElse("");
    return Finding.breaks(
        "the step",
        "there, with " + holds(step),
        "absent",
        renamed
            + "keep the id '%s', or drop the state with --allowNonRestoredState"
                .formatted(step.uid()));
  }

  private static boolean takesOver(Blueprint.Step step, Blueprint.Step other) {
    return step.key().equals(other.key())
        && step.states().equals(other.states())
        && step.ends().equals(other.ends());
  }

  private static String holds(Blueprint.Step step) {
    return Stream.concat(
            step.states().stream().map(Blueprint.State::toString),
            step.ends().stream().map(Blueprint.End::role))
        .reduce((left, right) -> left + ", " + right)
        .orElse("no state");
  }

  private List<Finding> compare(Blueprint.Step old, Blueprint.Step now) {
    List<Finding> findings = new ArrayList<>();
    groups(old, now).ifPresent(findings::add);
    if (old.key().isPresent() && now.key().isPresent()) {
      SchemaComparison.compare("key", old.key().get(), now.key().get(), classes).stream()
          .map(finding -> finding.frozen(KEYS))
          .forEach(findings::add);
    }
    old.states().forEach(state -> findings.addAll(compare(state, now)));
    now.states().stream()
        .filter(state -> old.state(state).isEmpty())
        .map(state -> Finding.safe(state.toString(), "absent", "there", "it begins empty"))
        .forEach(findings::add);
    old.ends().forEach(end -> compare(end, now).ifPresent(findings::add));
    if (findings.stream().noneMatch(finding -> finding.verdict() == Verdict.BREAKS)) {
      meaning(old, now).ifPresent(findings::add);
    }
    return findings;
  }

  private static Optional<Finding> groups(Blueprint.Step old, Blueprint.Step now) {
    if (now.maxParallelism().isEmpty() || now.maxParallelism().equals(old.maxParallelism())) {
      return Optional.empty();
    }
    String before =
        old.maxParallelism().isPresent()
            ? Integer.toString(old.maxParallelism().getAsInt())
            : LockText.DERIVED;
    return Optional.of(
        Finding.breaks(
            "max parallelism",
            before,
            Integer.toString(now.maxParallelism().getAsInt()),
            "state lies in key groups whose number is fixed for ever: keep it"));
  }

  private List<Finding> compare(Blueprint.State old, Blueprint.Step in) {
    Optional<Blueprint.State> found = in.state(old);
    if (found.isEmpty()) {
      return List.of(
          Finding.breaks(
              old.toString(),
              "there",
              "absent",
              "Flink says nothing and what it holds is lost: keep the state and its name, or give"
                  + " the step another id"));
    } else if (!found.get().kind().equals(old.kind())) {
      return List.of(
          Finding.breaks(
              "state " + old.name(), old.kind(), found.get().kind(), "keep its kind or its name"));
    }
    List<Finding> findings = new ArrayList<>();
    for (Blueprint.Part part : old.parts()) {
      findings.addAll(compare(old, part, found.get()));
    }
    return findings;
  }

  private List<Finding> compare(Blueprint.State in, Blueprint.Part old, Blueprint.State next) {
    String where = in + (old.role().equals(Blueprint.Part.VALUE) ? "" : ", " + old.role());
    Optional<Schema> now = next.part(old.role());
    if (now.isEmpty()) {
      return List.of(Finding.breaks(where, SchemaText.head(old.schema()), "absent", NAMESPACES));
    }
    List<Finding> findings = SchemaComparison.compare(where, old.schema(), now.get(), classes);
    return switch (old.role()) {
      case Blueprint.Part.NAMESPACE -> frozen(findings, NAMESPACES);
      case Blueprint.Part.KEY -> frozen(findings, MAP_KEYS);
      default -> findings;
    };
  }

  private static List<Finding> frozen(List<Finding> findings, String why) {
    return findings.stream().map(finding -> finding.frozen(why)).toList();
  }

  private static Optional<Finding> compare(Blueprint.End old, Blueprint.Step now) {
    Optional<Blueprint.End> end = now.end(old.role());
    String where = "connector " + old.role();
    if (end.isEmpty()) {
      return Optional.of(
          Finding.breaks(where, old.toString(), "absent", "give another connector another id"));
    } else if (!old.isKnown()) {
      return Optional.empty();
    } else if (!end.get().serializer().equals(old.serializer())) {
      return Optional.of(
          Finding.breaks(
              where,
              old.toString(),
              end.get().toString(),
              "one connector does not read what another wrote: give it another id"));
    } else if (end.get().version() < old.version()) {
      return Optional.of(
          Finding.breaks(
              where, old.toString(), end.get().toString(), "go back to the newer connector"));
    } else if (end.get().version() > old.version()) {
      return Optional.of(
          Finding.migrates(
              where, old.toString(), end.get().toString(), "connectors read their older versions"));
    }
    return Optional.empty();
  }

  /** Tells what no serializer can see: the same bytes that mean something else. */
  private static Optional<Finding> meaning(Blueprint.Step old, Blueprint.Step now) {
    if (old.isStateless() || old.does().isEmpty() || old.does().equals(now.does())) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.safe(
            "meaning",
            "'" + old.does() + "'",
            "'" + now.does() + "'",
            "what is kept goes on under the new meaning, which no serializer can check: if that is"
                + " wrong, give the step another id"));
  }
}
