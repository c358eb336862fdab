package dev.rtc.testing.connector;

import java.io.Closeable;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Is a connection to a topic of {@link Memory}. */
interface Topic extends Closeable {

  /** Returns a record by its number, from zero; null if there is none yet. */
  @Nullable String read(int partition, int number) throws IOException;

  /** Puts records behind those of the first partition. */
  void add(List<String> records) throws IOException;

  /** Puts a batch behind the records of the first partition, unless it has been put there. */
  void commit(String batch, List<String> records) throws IOException;

  /** Opens connections, where the tasks run. */
  @FunctionalInterface
  interface Access extends Serializable {
    Topic open(String name) throws IOException;
  }
}
