package dev.rtc.time;

import java.io.Serializable;
import java.time.Duration;

/** Cuts event time into windows. */
public sealed interface Window extends Serializable {

  /**
   * Creates windows that follow one another without gap or overlap, aligned to the epoch.
   *
   * @param size the length of each window, in whole milliseconds
   * @throws IllegalArgumentException if the size is below one millisecond or not in whole ones
   */
  static Tumbling tumbling(Duration size) {
    return new Tumbling(size, Duration.ZERO);
  }

  /**
   * Creates windows that overlap: one begins every {@code slide}, aligned to the epoch. A record
   * belongs to {@code size / slide} of them.
   *
   * @param size the length of each window, in whole milliseconds
   * @param slide the time from one beginning to the next, in whole milliseconds
   * @throws IllegalArgumentException if one of them is below one millisecond or not in whole ones,
   *     or if the slide is longer than the size, which would leave records out
   */
  static Hopping hopping(Duration size, Duration slide) {
    return new Hopping(size, slide, Duration.ZERO);
  }

  /**
   * Creates windows that last as long as records of the key keep coming: a session ends once there
   * has been none for the gap.
   *
   * @param gap the silence that ends a session, in whole milliseconds; part of the window
   * @throws IllegalArgumentException if the gap is below one millisecond or not in whole ones
   */
  static Session session(Duration gap) {
    return new Session(gap);
  }

  /**
   * Windows without gap or overlap.
   *
   * @param size the length of each window
   * @param offset how far beginnings lie behind the multiples of the size since the epoch
   */
  record Tumbling(Duration size, Duration offset) implements Window {

    /** Checks the size. */
    public Tumbling {
      Durations.wholeMillis("Window.tumbling", size);
      Durations.offset("Window.tumbling", offset, size);
    }

    /**
     * Shifts the beginnings, such as days of another time zone: {@code
     * tumbling(ofDays(1)).offset(ofHours(-8))} begins them at 16:00 UTC.
     *
     * @throws IllegalArgumentException if the offset is as long as the size or longer
     */
    public Tumbling offset(Duration offset) {
      return new Tumbling(size, offset);
    }

    @Override
    public String toString() {
      return "tumbling(" + DurationText.of(size) + ")" + Durations.offsetText(offset);
    }
  }

  /**
   * Windows that overlap.
   *
   * @param size the length of each window
   * @param slide the time from one beginning to the next
   * @param offset how far beginnings lie behind the multiples of the slide since the epoch
   */
  record Hopping(Duration size, Duration slide, Duration offset) implements Window {

    /** Checks size and slide. */
    public Hopping {
      Durations.wholeMillis("Window.hopping", size);
      Durations.wholeMillis("Window.hopping", slide);
      if (slide.compareTo(size) > 0) {
        throw new IllegalArgumentException(
            "Window.hopping: the slide is %s and the size %s; records between two windows would be left out, write a slide of at most the size"
                .formatted(slide, size));
      }
      Durations.offset("Window.hopping", offset, slide);
    }

    /**
     * Shifts the beginnings.
     *
     * @throws IllegalArgumentException if the offset is as long as the slide or longer
     */
    public Hopping offset(Duration offset) {
      return new Hopping(size, slide, offset);
    }

    @Override
    public String toString() {
      return "hopping(%s every %s)%s"
          .formatted(DurationText.of(size), DurationText.of(slide), Durations.offsetText(offset));
    }
  }

  /**
   * Windows that last as long as records keep coming.
   *
   * @param gap the silence that ends a session
   */
  record Session(Duration gap) implements Window {

    /** Checks the gap. */
    public Session {
      Durations.wholeMillis("Window.session", gap);
    }

    @Override
    public String toString() {
      return "session(" + DurationText.of(gap) + ")";
    }
  }
}
