package dev.rtc.connector.generate;

import java.time.Duration;
import java.time.Instant;

/** Makes records along a timeline. */
final class TickRecipe<T> implements Recipe<T> {

  private static final long serialVersionUID = 1L;
  private static final int MICROS = 1_000_000;
  private static final int NANOS_OF_MICRO = 1_000;

  private final ByTick<T> function;
  private final Timeline timeline;
  private final long step;
  private final long disorder;
  private final long late;
  private final long seeds;
  private final long disorders;
  private final long delays;
  private final long copies;

  TickRecipe(Timeline timeline, ByTick<T> function) {
    this.function = function;
    this.timeline = timeline;
    this.step = micros(timeline.step());
    this.disorder = micros(timeline.disorder());
    this.late = micros(timeline.late().by());
    this.seeds = Chance.series(timeline.seed(), 0);
    this.disorders = Chance.series(timeline.seed(), 1);
    this.delays = Chance.series(timeline.seed(), 2);
    this.copies = Chance.series(timeline.seed(), 3);
  }

  private static long micros(Duration duration) {
    return Math.addExact(
        Math.multiplyExact(duration.getSeconds(), MICROS), duration.getNano() / NANOS_OF_MICRO);
  }

  @Override
  public T make(long number) throws Exception {
    return function.make(new Tick(number, at(number), Chance.bits(seeds, number)));
  }

  private Instant at(long number) {
    long micros = Math.multiplyExact(number, step) - delay(number);
    return timeline
        .start()
        .plusSeconds(Math.floorDiv(micros, MICROS))
        .plusNanos(Math.floorMod(micros, MICROS) * (long) NANOS_OF_MICRO);
  }

  private long delay(long number) {
    long outOfOrder =
        disorder == 0 ? 0 : (long) (Chance.unit(disorders, number) * (disorder + 1.0));
    return Math.min(outOfOrder, disorder) + (isLate(number) ? late : 0);
  }

  private boolean isLate(long number) {
    return Chance.unit(delays, number) < timeline.late().fraction();
  }

  @Override
  public boolean repeats(long number) {
    return Chance.unit(copies, number) < timeline.duplicated().fraction();
  }

  @Override
  public long lag(int partitions) {
    return timeline.duplicated().fraction() == 0
        ? 0
        : upTo(steps(timeline.duplicated().by()), 0, partitions);
  }

  @Override
  public long heard(int partition, int partitions, long number) {
    Timeline.Silence silence = timeline.silence();
    if (partition < partitions - silence.partitions()
        || number < steps(silence.from())
        || number >= steps(silence.from().plus(silence.during()))) {
      return number;
    }
    return upTo(steps(silence.from().plus(silence.during())), partition, partitions);
  }

  /** Counts the records before a time on the timeline. */
  private long steps(Duration time) {
    long micros = micros(time);
    return micros / step + (micros % step == 0 ? 0 : 1);
  }

  /** Returns the first number from this one on that a partition holds. */
  private static long upTo(long number, int partition, int partitions) {
    return number + Math.floorMod(partition - number, (long) partitions);
  }
}
