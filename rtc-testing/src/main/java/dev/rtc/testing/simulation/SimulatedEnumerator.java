package dev.rtc.testing.simulation;

import java.util.List;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Shares the partitions out once all readers are there: none reads ahead of a partition that is
 * still to come, whose records would then be late.
 */
final class SimulatedEnumerator implements SplitEnumerator<SimulatedSplit, Boolean> {

  private final SplitEnumeratorContext<SimulatedSplit> context;
  private final int partitions;
  private boolean assigned;

  SimulatedEnumerator(
      SplitEnumeratorContext<SimulatedSplit> context, int partitions, boolean assigned) {
    this.context = context;
    this.partitions = partitions;
    this.assigned = assigned;
  }

  @Override
  public void start() {}

  @Override
  public void addReader(int subtask) {
    if (context.registeredReaders().size() < context.currentParallelism()) {
      return;
    }
    if (!assigned) {
      for (int partition = 0; partition < partitions; partition++) {
        int reader = partition % context.currentParallelism();
        context.assignSplit(new SimulatedSplit(partition, 0), reader);
      }
      assigned = true;
    }
    context.registeredReaders().keySet().stream().sorted().forEach(context::signalNoMoreSplits);
  }

  @Override
  public void handleSplitRequest(int subtask, @Nullable String host) {}

  @Override
  public void addSplitsBack(List<SimulatedSplit> splits, int subtask) {
    throw new UnsupportedOperationException("a simulated job fails as a whole");
  }

  @Override
  public Boolean snapshotState(long checkpoint) {
    return assigned;
  }

  @Override
  public void close() {}

  /** Writes whether the partitions have been shared out. */
  static final class Serializer implements SimpleVersionedSerializer<Boolean> {

    @Override
    public int getVersion() {
      return 1;
    }

    @Override
    public byte[] serialize(Boolean assigned) {
      return new byte[] {(byte) (assigned ? 1 : 0)};
    }

    @Override
    public Boolean deserialize(int version, byte[] bytes) {
      return bytes[0] == 1;
    }
  }
}
