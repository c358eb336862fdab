package dev.rtc.testing.driver;

import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.runtime.state.CheckpointStorage;
import org.apache.flink.runtime.state.CheckpointStorageFactory;
import org.apache.flink.runtime.state.storage.JobManagerCheckpointStorage;

/**
 * Keeps checkpoints in memory, of any size, wherever a job would keep them.
 *
 * <p>It is public because Flink makes it by name.
 */
public final class InMemoryStorage implements CheckpointStorageFactory<CheckpointStorage> {

  /** Makes a factory. */
  public InMemoryStorage() {}

  @Override
  public CheckpointStorage createFromConfig(ReadableConfig configuration, ClassLoader loader) {
    return new JobManagerCheckpointStorage(Integer.MAX_VALUE);
  }
}
