package dev.rtc.testing.simulation;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.java.functions.KeySelector;

/** Keys a number by its remainder, in a key whose hash is stable or depends on the process. */
final class Remainder implements KeySelector<Long, Remainder.Key> {

  private static final long serialVersionUID = 1L;
  private static final long KEYS = 3;
  private static final AtomicInteger PROCESSES = new AtomicInteger();

  private final boolean stable;
  private int process;

  Remainder(boolean stable) {
    this.stable = stable;
  }

  @Override
  public Key getKey(Long number) {
    return new Key(number % KEYS, stable ? 0 : process);
  }

  private void readObject(ObjectInputStream source) throws IOException, ClassNotFoundException {
    source.defaultReadObject();
    process = PROCESSES.incrementAndGet();
  }

  /** Is equal by its remainder; its hash differs as the identity hash of an enum constant does. */
  @SuppressWarnings("InconsistentHashCode") // that is the flaw
  public static final class Key {

    public long remainder;
    public int process;

    public Key() {}

    Key(long remainder, int process) {
      this.remainder = remainder;
      this.process = process;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key && key.remainder == remainder;
    }

    @Override
    public int hashCode() {
      return Objects.hash(remainder, process);
    }
  }
}
