package dev.rtc.testing.simulation;

import java.io.Serializable;
import java.util.List;

/**
 * Stands for a system outside of Flink that a sink of the user's own writes to. It outlives crashes
 * and takes nothing back by itself.
 *
 * @param <T> the records
 */
public final class Outside<T> implements Serializable {

  private static final long serialVersionUID = 1L;

  private final String world;
  private final String output;

  Outside(String world, String output) {
    this.world = world;
    this.output = output;
  }

  /** Writes records that are seen at once and stay. They must not be changed any more. */
  public void write(List<? extends T> records) {
    World.find(world).writeForEver(output, records);
  }

  /**
   * Commits a transaction: its records are seen from now on. Committing it again does nothing.
   *
   * @param transaction its id
   * @param records what it wrote; they must not be changed any more
   */
  public void commit(String transaction, List<? extends T> records) {
    World.find(world).commit(output, transaction, records);
  }
}
