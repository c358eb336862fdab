package dev.rtc.testing.upgrade;

import java.nio.file.Path;
import java.util.Optional;
import org.apache.flink.streaming.api.graph.StreamGraph;

/** Runs a program for as long as it takes to have a savepoint of it. */
interface Runner {

  /**
   * Starts a program, takes a savepoint and ends it.
   *
   * @param program its connectors have been silenced
   * @param from the savepoint that it is to restore
   * @param directory gets the new savepoint
   * @return where the new savepoint is
   * @throws RestoreException if the program fails before it has a savepoint
   */
  String savepoint(StreamGraph program, Optional<String> from, Path directory)
      throws RestoreException;
}
