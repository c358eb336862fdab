package dev.rtc.testing;

import dev.rtc.testing.compare.Differences;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.flink.streaming.api.TimeDomain;

/**
 * Shows the timers of a step that had not gone off when they were asked for, by time.
 *
 * <p>A window of event time that ends at noon waits for the watermark of the millisecond before.
 */
public final class StepTimers {

  private final String name;
  private final List<StepTimer> timers;

  StepTimers(String name, List<StepTimer> timers) {
    this.name = name;
    this.timers = List.copyOf(timers);
  }

  /** Returns the timers, by time. */
  public List<StepTimer> all() {
    return timers;
  }

  /** Returns those that wait for a watermark. */
  public StepTimers ofEventTime() {
    return only("of event time", timer -> timer.domain() == TimeDomain.EVENT_TIME);
  }

  /** Returns those that wait for the clock. */
  public StepTimers ofClock() {
    return only("of the clock", timer -> timer.domain() == TimeDomain.PROCESSING_TIME);
  }

  /** Returns those of one key. */
  public StepTimers ofKey(Object key) {
    return only("of key " + Differences.show(key), timer -> Differences.same(timer.key(), key));
  }

  private StepTimers only(String which, Predicate<StepTimer> wanted) {
    return new StepTimers(name + " " + which, timers.stream().filter(wanted).toList());
  }

  /** Requires that timers are pending at just these instants, as often as each is given. */
  public StepTimers areAt(Instant... expected) {
    List<Instant> wanted = Arrays.stream(expected).sorted().toList();
    List<Instant> found = timers.stream().map(StepTimer::at).sorted().toList();
    if (!wanted.equals(found)) {
      throw new AssertionError("%s\n  expected at %s\n%s".formatted(name, wanted, lines()));
    }
    return this;
  }

  /** Requires that no timer is pending. */
  public StepTimers isEmpty() {
    if (!timers.isEmpty()) {
      throw new AssertionError("%s\n  expected none\n%s".formatted(name, lines()));
    }
    return this;
  }

  private String lines() {
    return timers.isEmpty()
        ? "  found none"
        : timers.stream()
            .map(Object::toString)
            .collect(Collectors.joining("\n    ", "  found\n    ", ""));
  }

  /** Returns all of them as text. */
  @Override
  public String toString() {
    return name + "\n" + lines();
  }
}
