package dev.rtc.testing.simulation;

import java.util.Collection;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.SupportsWriterState;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** Writes exactly once: what no completed checkpoint vouches for is taken back after a crash. */
record SimulatedSink<T>(String world, String output, TypeSerializer<T> serializer)
    implements Sink<T>, SupportsWriterState<T, String> {

  @Override
  public StatefulSinkWriter<T, String> createWriter(WriterInitContext context) {
    int subtask = context.getTaskInfo().getIndexOfThisSubtask();
    return new Writer<>(World.find(world), output, serializer.duplicate(), subtask);
  }

  @Override
  public StatefulSinkWriter<T, String> restoreWriter(
      WriterInitContext context, Collection<String> state) {
    return createWriter(context);
  }

  @Override
  public SimpleVersionedSerializer<String> getWriterStateSerializer() {
    return new NoState();
  }

  private record Writer<T>(World world, String output, TypeSerializer<T> serializer, int subtask)
      implements StatefulSinkWriter<T, String> {

    @Override
    public void write(T record, Context context) {
      world.write(output, serializer.copy(record), subtask);
    }

    @Override
    public void flush(boolean endOfInput) {}

    @Override
    public List<String> snapshotState(long checkpoint) {
      world.vouch(output, subtask, checkpoint);
      return List.of();
    }

    @Override
    public void close() {}
  }

  /** Is never asked: the world remembers, not the writer. */
  private static final class NoState implements SimpleVersionedSerializer<String> {

    @Override
    public int getVersion() {
      return 1;
    }

    @Override
    public byte[] serialize(String state) {
      return new byte[0];
    }

    @Override
    public String deserialize(int version, byte[] bytes) {
      return "";
    }
  }
}
