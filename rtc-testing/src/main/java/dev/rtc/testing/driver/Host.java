package dev.rtc.testing.driver;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.io.disk.iomanager.IOManager;
import org.apache.flink.runtime.memory.MemoryManager;
import org.apache.flink.runtime.memory.SharedResources;
import org.apache.flink.runtime.taskmanager.TaskManagerRuntimeInfo;
import org.apache.flink.util.FileUtils;
import org.jspecify.annotations.Nullable;

/** Stands in for a TaskManager: memory to book, and the directory for temporary files. */
final class Host implements TaskManagerRuntimeInfo, AutoCloseable {

  static final String DIRECTORY = System.getProperty("java.io.tmpdir");
  static final String PREFIX = "rtc-driver-" + ProcessHandle.current().pid() + "-";
  private static final long MANAGED_MEMORY = 64L << 20;
  private static final Configuration CONFIGURATION = new Configuration();

  private final MemoryManager memory =
      MemoryManager.create(MANAGED_MEMORY, MemoryManager.MIN_PAGE_SIZE);
  private final SharedResources shared = new SharedResources();
  private @Nullable Path workingDirectory;

  MemoryManager memory() {
    return memory;
  }

  SharedResources shared() {
    return shared;
  }

  /** Is asked only where records longer than a buffer may be spilled, of which there are none. */
  IOManager spilling() {
    return NoSpilling.INSTANCE;
  }

  @Override
  public Configuration getConfiguration() {
    return CONFIGURATION;
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

  /** Is made for those who ask, such as RocksDB, and deleted at the end. */
  @Override
  public File getTmpWorkingDirectory() {
    if (workingDirectory == null) {
      try {
        workingDirectory = Files.createTempDirectory(PREFIX);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return workingDirectory.toFile();
  }

  @Override
  public void close() {
    memory.shutdown();
    if (workingDirectory != null) {
      FileUtils.deleteDirectoryQuietly(workingDirectory.toFile());
    }
  }
}
