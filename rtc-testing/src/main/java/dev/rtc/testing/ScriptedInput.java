package dev.rtc.testing;

import java.time.Instant;

/**
 * Says what a source sends, in this order.
 *
 * <p>All of it comes from the first partition of the source, unless {@link #partition} names
 * another.
 *
 * @param <T> the records of the source
 */
public final class ScriptedInput<T> {

  private static final int HIGHEST_PARTITION = 99;

  private final InputPort<T> port;
  private final Script script;
  private final int partition;

  private ScriptedInput(InputPort<T> port, Script script, int partition) {
    this.port = port;
    this.script = script;
    this.partition = partition;
  }

  @SuppressWarnings("unchecked") // the class of each record is checked when it is sent
  static <T> ScriptedInput<T> of(InputPort<?> port, Script script) {
    return new ScriptedInput<>((InputPort<T>) port, script, 0);
  }

  /**
   * Returns the script of one partition of this source, which has a watermark and idleness of its
   * own. The source has as many partitions as the highest number that says something asks for; one
   * that says nothing holds the watermark back. One subtask reads all of them, in the order in
   * which the test speaks.
   *
   * @param number counts from 0, which is the partition that {@code input(id)} speaks for
   * @throws IllegalArgumentException if it is negative or above 99
   */
  public ScriptedInput<T> partition(int number) {
    if (number < 0 || number > HIGHEST_PARTITION) {
      throw new IllegalArgumentException(
          "%s has no partition %d; write 0 to %d".formatted(this, number, HIGHEST_PARTITION));
    }
    return new ScriptedInput<>(port, script, number);
  }

  /**
   * Sends records; each is copied through its serializer at once.
   *
   * @throws IllegalArgumentException if a record is not of the source's type, or its serializer
   *     fails
   * @throws IllegalStateException if the inputs have ended
   */
  @SafeVarargs
  public final ScriptedInput<T> send(T... records) {
    for (T record : records) {
      requireType(record);
      script.append(new ScriptEvent.Send(port.id(), partition, copy(record)));
    }
    return this;
  }

  /**
   * Sends bytes that the source cannot make a record of: with {@code OnError.to} they become a dead
   * letter with the position {@code <id>-<partition>@<number>}, with {@code OnError.fail} they fail
   * the job.
   *
   * @throws IllegalStateException if the source decodes nothing, or the inputs have ended
   */
  public ScriptedInput<T> sendUndecodable(byte[] bytes) {
    if (!port.decodes()) {
      throw new IllegalStateException(
          "%s has a source that decodes nothing (%s), hence nothing is undecodable; send records"
              .formatted(this, port.original()));
    }
    script.append(new ScriptEvent.SendUndecodable(port.id(), partition, bytes.clone()));
    return this;
  }

  /**
   * Advances the watermark of the partition: no record that happened at or before this instant is
   * to come, and one that comes nevertheless is late. An instant that does not lie after the
   * present watermark changes nothing.
   *
   * @param at the instant, with the precision of a millisecond
   * @throws IllegalStateException if the source has no event time, or the inputs have ended
   */
  public ScriptedInput<T> watermark(Instant at) {
    requireEventTime("watermark");
    script.append(new ScriptEvent.Watermark(port.id(), partition, at));
    return this;
  }

  /**
   * Falls silent: the watermarks of other inputs, and of other partitions, go on without this one
   * until it sends again.
   *
   * @throws IllegalStateException if the source has no event time, or the inputs have ended
   */
  public ScriptedInput<T> idle() {
    requireEventTime("idleness");
    script.append(new ScriptEvent.Idle(port.id(), partition));
    return this;
  }

  private void requireType(T record) {
    Object sent = record; // a cast to T is a promise only
    if (!port.rawClass().isInstance(sent)) {
      throw new IllegalArgumentException(
          "%s carries %s, but %s was sent"
              .formatted(this, port.type(), sent == null ? "null" : classOf(sent) + " " + sent));
    }
  }

  private static String classOf(Object record) {
    return record.getClass().getTypeName();
  }

  private T copy(T record) {
    try {
      return port.codec().copy(record);
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("%s cannot carry %s: %s".formatted(this, record, e), e);
    }
  }

  private void requireEventTime(String what) {
    if (!port.hasTime()) {
      throw new IllegalStateException(
          "%s has no event time, hence no %s; give one to from(\"%s\", source, EventTime...)"
              .formatted(this, what, port.id()));
    }
  }

  @Override
  public String toString() {
    return port.name();
  }
}
