package dev.rtc.connector.generate;

import dev.rtc.connector.Problems;
import dev.rtc.time.DurationText;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/**
 * States when generated records happen, and how untidily they come: out of order, late, twice, or
 * not at all for a while. Whatever is left to chance follows from the seed and the record's number.
 *
 * <p>Times are kept to the microsecond. A timeline that contradicts itself is a fault of the
 * pipeline that reads it.
 *
 * @param start when record 0 happens
 * @param step how much later each further record happens
 * @param disorder how far a record may come behind a later one
 * @param late which share of the records is late, and by how much
 * @param duplicated which share of the records comes twice, and how much later the second time
 * @param silence which partitions send nothing for a while
 * @param seed decides what is left to chance
 */
public record Timeline(
    Instant start,
    Duration step,
    Duration disorder,
    Share late,
    Share duplicated,
    Silence silence,
    long seed)
    implements Serializable {

  private static final long serialVersionUID = 1L;

  private static final Share NONE = new Share(0, Duration.ZERO);
  private static final Silence NEVER = new Silence(0, Duration.ZERO, Duration.ZERO);

  /**
   * Concerns a share of the records.
   *
   * @param fraction the share, from 0 to 1
   * @param by how much it is shifted in time
   */
  public record Share(double fraction, Duration by) implements Serializable {

    private static final long serialVersionUID = 1L;

    @Override
    public String toString() {
      String percent =
          BigDecimal.valueOf(fraction).movePointRight(2).stripTrailingZeros().toPlainString();
      return percent + " % by " + DurationText.of(by);
    }
  }

  /**
   * Concerns partitions that send nothing for a while.
   *
   * @param partitions how many they are
   * @param from when they fall silent, counted from the start of the timeline
   * @param during how long they are silent
   */
  public record Silence(int partitions, Duration from, Duration during) implements Serializable {

    private static final long serialVersionUID = 1L;
  }

  /**
   * Begins a timeline on which records happen one by one, in order, each once.
   *
   * @param start when record 0 happens
   * @param step how much later each further record happens, at least a microsecond
   */
  public static Timeline from(Instant start, Duration step) {
    return new Timeline(start, step, Duration.ZERO, NONE, NONE, NEVER, 0);
  }

  /**
   * Lets each record happen earlier than its place says, by chance and at most by that much: an
   * {@code EventTime.outOfOrder} of the same bound finds none of them late.
   *
   * @param atMost how far a record may come behind a later one, zero or more
   */
  public Timeline outOfOrder(Duration atMost) {
    return new Timeline(start, step, atMost, late, duplicated, silence, seed);
  }

  /**
   * Lets a share of the records happen much earlier than their place says, besides being out of
   * order. Whether such a record is found late depends on the watermark, which Flink moves by the
   * clock, every 200 ms unless told otherwise: give the generator a rate.
   *
   * @param fraction the share, from 0 to 1
   * @param by how much earlier
   */
  public Timeline late(double fraction, Duration by) {
    return new Timeline(start, step, disorder, new Share(fraction, by), duplicated, silence, seed);
  }

  /**
   * Sends a share of the records twice. The second is equal to the first, with the same instant,
   * and comes in addition to the rate and the limit.
   *
   * @param fraction the share, from 0 to 1
   * @param after how much later on the timeline the second one comes, rounded up to the next record
   *     of the same partition; zero sends it right behind the first
   */
  public Timeline duplicated(double fraction, Duration after) {
    return new Timeline(start, step, disorder, late, new Share(fraction, after), silence, seed);
  }

  /**
   * Lets partitions send nothing for a while; the records that would fall into it do not exist. It
   * is as long on the clock as on the timeline only if the generator has a rate: without one the
   * partition goes on as soon as the others of its reader have come as far.
   *
   * @param partitions how many partitions, fewer than the generator has
   * @param from when they fall silent, counted from the start of the timeline
   * @param during how long they are silent
   */
  public Timeline silent(int partitions, Duration from, Duration during) {
    return new Timeline(
        start, step, disorder, late, duplicated, new Silence(partitions, from, during), seed);
  }

  /**
   * Sets what all chance follows from; zero unless set.
   *
   * @param seed any number
   */
  public Timeline seed(long seed) {
    return new Timeline(start, step, disorder, late, duplicated, silence, seed);
  }

  void validate(int partitions, Problems problems) {
    TimelineCheck check = new TimelineCheck(problems);
    check.step(step);
    check.possible("outOfOrder", disorder);
    check.share("late", late);
    check.share("duplicated", duplicated);
    check.silence(silence, partitions);
  }

  String describe() {
    StringBuilder text = new StringBuilder();
    if (!disorder.isZero()) {
      text.append(", out of order by ").append(DurationText.of(disorder));
    }
    if (late.fraction() > 0) {
      text.append(", ").append(late).append(" late");
    }
    if (duplicated.fraction() > 0) {
      text.append(", ").append(duplicated).append(" twice");
    }
    if (silence.partitions() > 0) {
      text.append(", ").append(silence.partitions()).append(" silent for a while");
    }
    return text.toString();
  }
}
