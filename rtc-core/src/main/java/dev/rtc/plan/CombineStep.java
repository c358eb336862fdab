package dev.rtc.plan;

import dev.rtc.graph.Folding;
import dev.rtc.graph.Keying;
import dev.rtc.graph.Node;
import dev.rtc.graph.Port;
import dev.rtc.time.DurationText;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Aggregates what one subtask sees before the shuffle: the first of two phases. It holds nothing
 * across a barrier and needs no state.
 *
 * @param node the aggregation the user wrote
 * @param inputs the physical steps it reads
 * @param keying how the records are partitioned afterwards
 * @param folding how they are aggregated
 * @param delay how long a record may wait; empty if until the end of the input
 */
public record CombineStep(
    Node node, List<Port> inputs, Keying keying, Folding folding, Optional<Duration> delay)
    implements PhysicalStep {

  @Override
  public String uid() {
    return node.id() + "/combine";
  }

  @Override
  public String kind() {
    return "combine";
  }

  @Override
  public String detail() {
    return "by %s, accumulates %s, flushed before each barrier and watermark%s"
        .formatted(
            keying.type().name(),
            folding.accumulator().name(),
            delay.map(d -> " and every " + DurationText.of(d)).orElse(""));
  }
}
