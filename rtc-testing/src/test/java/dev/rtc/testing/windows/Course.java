package dev.rtc.testing.windows;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Makes up what happens to a window step: records out of order, late and twice, from several
 * sources of which some are idle, while watermarks and the clock go on.
 *
 * <p>Each seed has a stretch of time of its own, at whose end all windows close: many seeds can run
 * one after the other in one operator. The clock shows even times, none of which is the last of a
 * window: there the timers of Flink's harness fire a millisecond before those of Flink itself.
 */
final class Course {

  static final int SOURCES = 4;
  private static final long STRETCH = 10_000;
  private static final int RESTORED_SEEDS = 100;

  private final Random random;
  private final long begin;
  private final int sources;
  private final long[] front = new long[SOURCES];
  private final boolean[] idle = new boolean[SOURCES];
  private final List<Fact> sent = new ArrayList<>();
  private final List<Event> events = new ArrayList<>();
  private long clock;

  private Course(int seed) {
    this.random = new Random(seed);
    this.begin = seed * STRETCH;
    this.clock = begin;
    this.sources = 1 + random.nextInt(SOURCES);
  }

  /** Returns what happens under a seed. */
  static List<Event> of(int seed) {
    Course course = new Course(seed);
    course.events.add(new Event.Tick(course.clock));
    course.silenceUnused();
    int records = 15 + course.random.nextInt(20);
    int restoreAt = seed % RESTORED_SEEDS == 3 ? course.random.nextInt(records) : -1;
    while (course.sent.size() < records) {
      if (course.sent.size() == restoreAt) {
        course.restore();
        restoreAt = -1;
      }
      course.step();
    }
    course.closeAll();
    return course.events;
  }

  /** Returns the end of all input before a seed: the last watermark, and no more waiting. */
  static List<Event> end(int seed) {
    List<Event> events = new ArrayList<>();
    events.add(new Event.Tick(seed * STRETCH));
    for (int source = 0; source < SOURCES; source++) {
      events.add(new Event.Mark(source, Long.MAX_VALUE));
    }
    return events;
  }

  private void step() {
    int source = random.nextInt(sources);
    int dice = random.nextInt(100);
    if (dice < 60) {
      wake(source);
      send(source);
    } else if (dice < 80) {
      wake(source);
      events.add(new Event.Mark(source, begin + front[source] - random.nextInt(12)));
    } else if (dice < 86) {
      silence(source);
    } else {
      clock += 2 + 2 * random.nextInt(8);
      events.add(new Event.Tick(clock));
    }
  }

  private void send(int source) {
    Fact fact =
        random.nextInt(10) == 0 && !sent.isEmpty()
            ? sent.get(random.nextInt(sent.size()))
            : fresh(source);
    sent.add(fact);
    events.add(new Event.Arrival(fact));
  }

  private Fact fresh(int source) {
    front[source] += random.nextInt(8);
    long behind = random.nextInt(10) == 0 ? random.nextInt(50) : random.nextInt(10);
    Fact.Lane lane = Fact.Lane.any(random);
    return new Fact(lane, begin + 100 + front[source] - behind, random.nextInt(20));
  }

  private void wake(int source) {
    if (idle[source]) {
      idle[source] = false;
      events.add(new Event.Idleness(source, false));
    }
  }

  private void silence(int source) {
    if (!idle[source]) {
      idle[source] = true;
      events.add(new Event.Idleness(source, true));
    }
  }

  private void silenceUnused() {
    for (int source = sources; source < SOURCES; source++) {
      silence(source);
    }
  }

  private void restore() {
    events.add(new Event.Restore());
    for (int source = 0; source < SOURCES; source++) {
      idle[source] = false;
    }
    silenceUnused();
  }

  private void closeAll() {
    for (int source = 0; source < SOURCES; source++) {
      wake(source);
      events.add(new Event.Mark(source, begin + STRETCH - 1));
    }
  }
}
