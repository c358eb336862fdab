package dev.rtc.testing.driver;

import java.io.IOException;
import org.apache.flink.runtime.state.CheckpointStateOutputStream;
import org.apache.flink.runtime.state.CheckpointStateToolset;
import org.apache.flink.runtime.state.CheckpointStorageLocationReference;
import org.apache.flink.runtime.state.CheckpointStorageWorkerView;
import org.apache.flink.runtime.state.CheckpointStreamFactory;
import org.apache.flink.runtime.state.CheckpointedStateScope;
import org.apache.flink.runtime.state.NotDuplicatingCheckpointStateToolset;
import org.apache.flink.runtime.state.StreamStateHandle;
import org.apache.flink.runtime.state.memory.ByteStreamStateHandle;
import org.apache.flink.runtime.state.memory.MemCheckpointStreamFactory;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the snapshots of one subtask in memory.
 *
 * <p>Their names are numbers, not chance: Flink shares operator state out in the order of a hash
 * map of them.
 */
final class SubtaskStorage implements CheckpointStorageWorkerView {

  private static final int ANY_SIZE = Integer.MAX_VALUE;

  private final String owner;
  private final Streams streams = new Streams();
  private long written;

  SubtaskStorage(String owner) {
    this.owner = owner;
  }

  @Override
  public CheckpointStreamFactory resolveCheckpointStorageLocation(
      long checkpoint, CheckpointStorageLocationReference reference) {
    return streams;
  }

  @Override
  public CheckpointStateOutputStream createTaskOwnedStateStream() {
    return new Stream();
  }

  @Override
  public CheckpointStateToolset createTaskOwnedCheckpointStateToolset() {
    return new NotDuplicatingCheckpointStateToolset();
  }

  private final class Streams extends MemCheckpointStreamFactory {

    Streams() {
      super(ANY_SIZE);
    }

    @Override
    public CheckpointStateOutputStream createCheckpointStateOutputStream(
        CheckpointedStateScope scope) {
      return new Stream();
    }
  }

  private final class Stream extends MemCheckpointStreamFactory.MemoryCheckpointOutputStream {

    Stream() {
      super(ANY_SIZE);
    }

    @Override
    public @Nullable StreamStateHandle closeAndGetHandle() throws IOException {
      if (getPos() == 0) {
        close();
        return null;
      }
      return new ByteStreamStateHandle(owner + "#" + ++written, closeAndGetBytes());
    }
  }
}
