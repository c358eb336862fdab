package dev.rtc.check;

import dev.rtc.graph.Folding;
import dev.rtc.graph.Graph;
import dev.rtc.graph.Node;
import dev.rtc.graph.RunningNode;
import dev.rtc.graph.WindowNode;
import dev.rtc.time.DurationText;
import dev.rtc.time.Window;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.flink.api.connector.source.Boundedness;

/** Warns of accumulators that grow with every record where records come for long. */
final class GrowthLint implements Lint {

  private static final Duration LONG = Duration.ofHours(1);

  @Override
  public void look(Graph graph, Consumer<Warning> warnings) {
    for (Node node : graph.nodes()) {
      if (node instanceof RunningNode running
          && graph.boundednessAt(node) == Boundedness.CONTINUOUS_UNBOUNDED) {
        look(node, running.folding(), "as long as the key lives", warnings);
      } else if (node instanceof WindowNode window) {
        howLong(Windows.shape(window.windowing()))
            .ifPresent(time -> look(node, window.folding(), time, warnings));
      }
    }
  }

  private static Optional<String> howLong(Window window) {
    if (window instanceof Window.Session) {
      return Optional.of("as long as a session lasts");
    }
    Duration size =
        window instanceof Window.Hopping hopping
            ? hopping.size()
            : ((Window.Tumbling) window).size();
    return size.compareTo(LONG) > 0
        ? Optional.of("for a window of " + DurationText.of(size))
        : Optional.empty();
  }

  private static void look(Node node, Folding folding, String time, Consumer<Warning> warnings) {
    if (folding.aggregation().grows()) {
      warnings.accept(
          Warning.of(
              "RTC-606",
              node,
              "an accumulator (%s) that grows with the values it is given, %s"
                  .formatted(folding.accumulator().name(), time),
              "keep a bounded one: topN, quantiles, countingDistinctApproximately, frequentItems;"
                  + " or a shorter window"));
    }
  }
}
