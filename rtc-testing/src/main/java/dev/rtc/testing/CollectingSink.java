package dev.rtc.testing;

import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Hands each record to the test, copied through its serializer at the moment it arrives. */
record CollectingSink<T>(String run, String output, Codec<T> codec) implements Sink<T> {

  @Override
  public SinkWriter<T> createWriter(WriterInitContext context) {
    int subtask = context.getTaskInfo().getIndexOfThisSubtask();
    return new Writer<>(LiveRun.find(run), output, codec, subtask);
  }

  private record Writer<T>(LiveRun run, String output, Codec<T> codec, int subtask)
      implements SinkWriter<T> {

    @Override
    public void write(T record, Context context) {
      run.collect(output, new Collected<>(subtask, codec.copy(record)));
    }

    @Override
    public void flush(boolean endOfInput) {}

    @Override
    public void close() {}
  }
}
