package dev.rtc.testing.driver;

import java.io.Serializable;
import java.util.List;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.jspecify.annotations.Nullable;

/** Is a source that a test feeds, whose enumerator throws where the test wants it to. */
record Troubled(Fed fed) implements Source<Long, Fed.Part, Boolean>, Serializable {

  private static final long serialVersionUID = 1L;
  private static volatile @Nullable Place trouble;

  /** Lists what an enumerator does. */
  enum Place {
    CREATION,
    RESTORATION,
    START,
    READER,
    REQUEST,
    CALL_BACK,
    PERIODIC_CALL_BACK,
    COORDINATOR_THREAD,
    SNAPSHOT,
    COMPLETION,
    ABORTION,
    CLOSE
  }

  static void at(@Nullable Place place) {
    trouble = place;
  }

  private static void reach(Place place) {
    if (trouble == place) {
      throw new IllegalStateException("no " + place);
    }
  }

  @Override
  public Boundedness getBoundedness() {
    return fed.getBoundedness();
  }

  @Override
  public SourceReader<Long, Fed.Part> createReader(SourceReaderContext context) {
    context.sendSplitRequest();
    return fed.createReader(context);
  }

  @Override
  public SplitEnumerator<Fed.Part, Boolean> createEnumerator(
      SplitEnumeratorContext<Fed.Part> context) {
    reach(Place.CREATION);
    return new Enumerator(context, fed.createEnumerator(context));
  }

  @Override
  public SplitEnumerator<Fed.Part, Boolean> restoreEnumerator(
      SplitEnumeratorContext<Fed.Part> context, Boolean assigned) {
    reach(Place.RESTORATION);
    return new Enumerator(context, fed.restoreEnumerator(context, assigned));
  }

  @Override
  public SimpleVersionedSerializer<Fed.Part> getSplitSerializer() {
    return fed.getSplitSerializer();
  }

  @Override
  public SimpleVersionedSerializer<Boolean> getEnumeratorCheckpointSerializer() {
    return fed.getEnumeratorCheckpointSerializer();
  }

  private record Enumerator(
      SplitEnumeratorContext<Fed.Part> context, SplitEnumerator<Fed.Part, Boolean> untroubled)
      implements SplitEnumerator<Fed.Part, Boolean> {

    @Override
    public void start() {
      reach(Place.START);
      context.callAsync(() -> true, (result, failure) -> reach(Place.CALL_BACK));
      context.callAsync(() -> true, (result, failure) -> reach(Place.PERIODIC_CALL_BACK), 100, 100);
      context.runInCoordinatorThread(() -> reach(Place.COORDINATOR_THREAD));
    }

    @Override
    public void handleSplitRequest(int subtask, @Nullable String host) {
      reach(Place.REQUEST);
    }

    @Override
    public void addSplitsBack(List<Fed.Part> splits, int subtask) {}

    @Override
    public void addReader(int subtask) {
      reach(Place.READER);
      untroubled.addReader(subtask);
    }

    @Override
    public Boolean snapshotState(long checkpoint) throws Exception {
      reach(Place.SNAPSHOT);
      return untroubled.snapshotState(checkpoint);
    }

    @Override
    public void notifyCheckpointComplete(long checkpoint) {
      reach(Place.COMPLETION);
    }

    @Override
    public void notifyCheckpointAborted(long checkpoint) {
      reach(Place.ABORTION);
    }

    @Override
    public void close() {
      reach(Place.CLOSE);
    }
  }
}
