package dev.rtc.testing.driver;

import java.io.File;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.io.disk.iomanager.IOManager;
import org.apache.flink.runtime.io.disk.iomanager.IOManagerAsync;
import org.apache.flink.runtime.memory.MemoryManager;
import org.apache.flink.runtime.memory.SharedResources;
import org.apache.flink.runtime.taskmanager.TaskManagerRuntimeInfo;

/** Stands in for a TaskManager: memory to book, and the directory for temporary files. */
final class Host implements TaskManagerRuntimeInfo {

  private static final long MANAGED_MEMORY = 64L << 20;
  private static final String DIRECTORY = System.getProperty("java.io.tmpdir");

  private final Configuration configuration = new Configuration();
  private final MemoryManager memory =
      MemoryManager.create(MANAGED_MEMORY, MemoryManager.MIN_PAGE_SIZE);
  private final SharedResources shared = new SharedResources();

  MemoryManager memory() {
    return memory;
  }

  SharedResources shared() {
    return shared;
  }

  /** Is asked only where records longer than a buffer may be spilled, of which there are none. */
  IOManager spilling() {
    return Spilling.MANAGER;
  }

  @Override
  public Configuration getConfiguration() {
    return configuration;
  }

  @Override
  public String[] getTmpDirectories() {
    return new String[] {DIRECTORY};
  }

  @Override
  public boolean shouldExitJvmOnOutOfMemoryError() {
    return false;
  }

  @Override
  public String getTaskManagerExternalAddress() {
    return "127.0.0.1";
  }

  @Override
  public File getTmpWorkingDirectory() {
    return new File(DIRECTORY);
  }

  private static final class Spilling {
    static final IOManager MANAGER = new IOManagerAsync(DIRECTORY);
  }
}
