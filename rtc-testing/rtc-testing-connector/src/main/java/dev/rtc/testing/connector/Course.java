package dev.rtc.testing.connector;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Is what the steps of one run share with the case that started it, in the JVM that runs both.
 *
 * <p>Steps travel to their task as bytes: they find the course again by its id.
 */
final class Course implements AutoCloseable {

  private static final Map<String, Course> COURSES = new ConcurrentHashMap<>();
  private static final Duration SLOWLY = Duration.ofMillis(20);

  /** On a busy machine a checkpoint takes its time, and records must not run out before. */
  private static final int SLOWER_AFTER = 20;

  private final String id = UUID.randomUUID().toString();
  private final AtomicLong passed = new AtomicLong();
  private final AtomicBoolean failureDue = new AtomicBoolean();
  private final Map<String, Map<String, List<byte[]>>> committed = new ConcurrentHashMap<>();
  private volatile boolean slow;

  private Course() {
    COURSES.put(id, this);
  }

  /** Begins a run that nothing disturbs. */
  static Course undisturbed() {
    return new Course();
  }

  /** Begins a run that fails once, when a checkpoint lies amidst the records. */
  static Course withFailure() {
    Course course = new Course();
    course.failureDue.set(true);
    course.slow = true;
    return course;
  }

  /** Begins a run that goes slowly until it is told to {@link #hurry}. */
  static Course slow() {
    Course course = new Course();
    course.slow = true;
    return course;
  }

  static Course find(String id) {
    Course course = COURSES.get(id);
    if (course == null) {
      throw new IllegalStateException("no case runs under " + id + " in this JVM any more");
    }
    return course;
  }

  String id() {
    return id;
  }

  /** Lets all records pass as fast as they come. */
  void hurry() {
    slow = false;
  }

  /** Counts a record that passes, later if the run goes slowly. */
  void pass() {
    if (slow) {
      LockSupport.parkNanos(SLOWLY.toNanos() * (1 + passed.get() / SLOWER_AFTER));
    }
    passed.incrementAndGet();
  }

  /** Returns how many records have passed so far, those that passed again included. */
  long passed() {
    return passed.get();
  }

  boolean isFailureDue() {
    return failureDue.get();
  }

  /** Tells the one subtask that asks first that it is to fail; from then on all goes fast. */
  boolean takeFailure() {
    if (failureDue.compareAndSet(true, false)) {
      hurry();
      return true;
    }
    return false;
  }

  /** Makes a batch visible, once, however often it is committed. */
  void commit(String output, Batch batch) {
    committed
        .computeIfAbsent(output, unset -> new ConcurrentHashMap<>())
        .put(batch.id(), batch.records());
  }

  /** Returns what has been committed to an output. */
  List<byte[]> committed(String output) {
    return committed.getOrDefault(output, Map.of()).values().stream()
        .flatMap(List::stream)
        .toList();
  }

  @Override
  public void close() {
    COURSES.remove(id);
  }
}
