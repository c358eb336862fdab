package dev.rtc.connector.generate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;
import org.jspecify.annotations.Nullable;

/** Deals the partitions out evenly: each reader gets its share, all at once, as it comes. */
final class Deal implements SplitEnumerator<Part, List<Part>> {

  private final SplitEnumeratorContext<Part> context;
  private final Map<Integer, List<Part>> hands = new HashMap<>();

  Deal(SplitEnumeratorContext<Part> context, List<Part> parts) {
    this.context = context;
    for (Part part : parts) {
      hand(part.partition() % context.currentParallelism()).add(part);
    }
  }

  private List<Part> hand(int subtask) {
    return hands.computeIfAbsent(subtask, key -> new ArrayList<>());
  }

  @Override
  public void start() {}

  @Override
  public void addReader(int subtask) {
    List<Part> hand = hand(subtask);
    if (!hand.isEmpty()) {
      context.assignSplits(new SplitsAssignment<>(Map.of(subtask, List.copyOf(hand))));
    }
    hands.remove(subtask);
    context.signalNoMoreSplits(subtask);
  }

  /** Keeps the parts for the same reader, which registers again. */
  @Override
  public void addSplitsBack(List<Part> parts, int subtask) {
    hand(subtask).addAll(parts);
  }

  @Override
  public void handleSplitRequest(int subtask, @Nullable String host) {}

  @Override
  public List<Part> snapshotState(long checkpoint) {
    return hands.values().stream().flatMap(List::stream).toList();
  }

  @Override
  public void close() {}
}
