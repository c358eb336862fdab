package dev.rtc.testing;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.SupportsWriterState;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Hands each record to the test, copied through its serializer at the moment it arrives.
 *
 * <p>Its writers have no state, but are told of checkpoints: so it is known which records a restore
 * takes back.
 */
record CollectingSink<T>(String run, String output, Codec<T> codec)
    implements Sink<T>, SupportsWriterState<T, Unwritten> {

  @Override
  public StatefulSinkWriter<T, Unwritten> createWriter(WriterInitContext context) {
    return new Writer<>(this, context);
  }

  @Override
  public StatefulSinkWriter<T, Unwritten> restoreWriter(
      WriterInitContext context, Collection<Unwritten> restored) {
    return new Writer<>(this, context);
  }

  @Override
  public SimpleVersionedSerializer<Unwritten> getWriterStateSerializer() {
    return new Unwritten.Serializer();
  }

  private static final class Writer<T> implements StatefulSinkWriter<T, Unwritten> {

    private final LiveRun run;
    private final String output;
    private final Codec<T> codec;
    private final int subtask;
    private long passed;

    Writer(CollectingSink<T> sink, WriterInitContext context) {
      this.run = LiveRun.find(sink.run());
      this.output = sink.output();
      this.codec = sink.codec();
      this.subtask = context.getTaskInfo().getIndexOfThisSubtask();
      this.passed = context.getRestoredCheckpointId().orElse(0);
      int attempt = context.getTaskInfo().getAttemptNumber();
      if (attempt > 0) {
        run.begin(output, context.getJobInfo().getJobId() + " " + attempt, passed);
      }
    }

    @Override
    public void write(T record, Context context) {
      run.faults().written(output);
      LockSupport.parkNanos(run.pause(output).toNanos());
      run.collect(output, Collected.of(subtask, codec.copy(record), context, passed));
    }

    @Override
    public void writeWatermark(Watermark watermark) {
      run.reached(output, subtask, watermark.getTimestamp());
    }

    @Override
    public List<Unwritten> snapshotState(long checkpoint) {
      run.faults().count(Faults.Kind.SNAPSHOT, output);
      passed = checkpoint;
      return List.of();
    }

    @Override
    public void flush(boolean endOfInput) {}

    @Override
    public void close() {}
  }
}
