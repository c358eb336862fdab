package dev.rtc.examples;

import static dev.rtc.aggregate.Aggregations.counting;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.Assembly;
import dev.rtc.Flow;
import dev.rtc.KeyedFlow;
import dev.rtc.Pipeline;
import dev.rtc.Table;
import dev.rtc.WindowedFlow;
import dev.rtc.check.Fault;
import dev.rtc.check.InvalidPipelineException;
import dev.rtc.check.Warning;
import dev.rtc.connector.Problems;
import dev.rtc.connector.SinkSpec;
import dev.rtc.connector.SourceSpec;
import dev.rtc.connector.console.Console;
import dev.rtc.time.EventTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Holds a sample of {@code docs/faults.md} to its word: the faulty form has the fault and no other,
 * each mended form, on its own, has none.
 *
 * @param code the code of the fault
 * @param codesOf tells the codes of all faults of a form
 * @param <F> what the sample shows
 */
record FaultSample<F>(String code, Function<F, List<String>> codesOf) {

  /** Shows what is done with a flow from this source; the flow is ended where it is left open. */
  static <T> FaultSample<Function<Flow<T>, Object>> ofPart(String code, SourceSpec<T> source) {
    return new FaultSample<>(
        code, part -> faultsOf(p -> end(part.apply(p.from("records", source)))));
  }

  /** Shows how a flow from this source ends. */
  static <T> FaultSample<Consumer<Flow<T>>> ofEnd(String code, SourceSpec<T> source) {
    return new FaultSample<>(code, end -> faultsOf(p -> end.accept(p.from("records", source))));
  }

  /** Shows a definition, which is ended where it is left open. */
  static FaultSample<Function<Assembly, Object>> ofDefinition(String code) {
    return new FaultSample<>(code, body -> faultsOf(p -> end(body.apply(p))));
  }

  /** Shows what is done with a flow from this source, judged by the warnings. */
  static <T> FaultSample<Function<Flow<T>, Object>> ofWarning(
      String code, SourceSpec<T> source, EventTime<T> time) {
    return new FaultSample<>(
        code, part -> warningsOf(p -> end(part.apply(p.from("records", source, time)))));
  }

  /** Shows a definition, judged by the warnings. */
  static FaultSample<Function<Assembly, Object>> ofWarnings(String code) {
    return new FaultSample<>(code, body -> warningsOf(p -> end(body.apply(p))));
  }

  private static List<String> warningsOf(Consumer<Assembly> body) {
    return Pipeline.define("sample", body).warnings().stream().map(Warning::code).toList();
  }

  /** Shows a source, judged by its settings and by what it finds before a run. */
  static FaultSample<SourceSpec<?>> ofSource(String code) {
    return new FaultSample<>(
        code,
        source ->
            settingsThenWorld(faultsOf(p -> end(p.from("records", source))), source::preflight));
  }

  /** Shows a sink of words, judged by its settings and by what it finds before a run. */
  static FaultSample<SinkSpec<? super String>> ofSink(String code) {
    return new FaultSample<>(
        code,
        sink ->
            settingsThenWorld(
                faultsOf(p -> p.from("records", Unread.WORDS).to("out", sink)), sink::preflight));
  }

  /** Shows what is done with the environment of a program. */
  static FaultSample<Consumer<StreamExecutionEnvironment>> ofProgram(String code) {
    return new FaultSample<>(code, FaultSample::refusalOf);
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  final void shows(F faulty, F... mended) {
    assertThat(codesOf.apply(faulty)).as("the faulty form").containsExactly(code);
    assertThat(mended)
        .isNotEmpty()
        .allSatisfy(form -> assertThat(codesOf.apply(form)).as("a mended form").isEmpty());
  }

  static List<String> faultsOf(Consumer<Assembly> body) {
    return faultsOf(() -> Pipeline.define("sample", body));
  }

  static List<String> faultsOf(Supplier<Pipeline> definition) {
    try {
      assertThat(definition.get()).isNotNull();
      return List.of();
    } catch (InvalidPipelineException e) {
      return e.faults().stream().map(Fault::code).toList();
    }
  }

  private static void end(Object open) {
    if (open instanceof Flow<?> flow) {
      flow.to("shown", Console.lines());
    } else if (open instanceof KeyedFlow<?, ?> keyed) {
      end(keyed.total("total", counting()));
    } else if (open instanceof WindowedFlow<?, ?> windowed) {
      end(windowed.aggregate("per-window", counting()));
    } else if (open instanceof Table<?, ?> table) {
      end(table.changes("changes"));
    } else {
      throw new AssertionError("no flow: " + open);
    }
  }

  private static List<String> settingsThenWorld(List<String> faults, Consumer<Problems> preflight) {
    List<String> codes = new ArrayList<>(faults);
    if (codes.isEmpty()) {
      preflight.accept((code, found, instead) -> codes.add(code));
    }
    return codes;
  }

  private static List<String> refusalOf(Consumer<StreamExecutionEnvironment> program) {
    try {
      program.accept(StreamExecutionEnvironment.createLocalEnvironment());
      return List.of();
    } catch (IllegalStateException e) {
      return List.of(e.getMessage().replaceFirst(" pipeline '(?s:.*)", ""));
    }
  }
}
