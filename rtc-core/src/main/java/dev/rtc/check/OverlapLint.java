package dev.rtc.check;

import dev.rtc.graph.Graph;
import dev.rtc.graph.Node;
import dev.rtc.graph.WindowNode;
import dev.rtc.graph.WindowProcessNode;
import dev.rtc.graph.Windowing;
import dev.rtc.time.DurationText;
import dev.rtc.time.Window;
import java.util.Optional;
import java.util.function.Consumer;

/** Warns of windows that overlap more than a thousand times. */
final class OverlapLint implements Lint {

  private static final long MANY = 1_000;

  @Override
  public void look(Graph graph, Consumer<Warning> warnings) {
    for (Node node : graph.nodes()) {
      windowing(node)
          .map(Windows::shape)
          .filter(Window.Hopping.class::isInstance)
          .map(Window.Hopping.class::cast)
          .filter(window -> overlaps(window) > MANY)
          .ifPresent(window -> warnings.accept(warning(node, window)));
    }
  }

  private static Optional<Windowing> windowing(Node node) {
    if (node instanceof WindowNode window) {
      return Optional.of(window.windowing());
    }
    return node instanceof WindowProcessNode window
        ? Optional.of(window.windowing())
        : Optional.empty();
  }

  private static long overlaps(Window.Hopping window) {
    return window.size().dividedBy(window.slide());
  }

  private static Warning warning(Node node, Window.Hopping window) {
    return Warning.of(
        "RTC-605",
        node,
        "windows of %s every %s: each record belongs to %,d of them"
            .formatted(
                DurationText.of(window.size()), DurationText.of(window.slide()), overlaps(window)),
        "write a longer slide, such as Window.hopping(size, size.dividedBy(60))");
  }
}
