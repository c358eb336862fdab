package dev.rtc.time;

import java.math.BigInteger;
import java.time.Duration;
import java.util.List;

/** Writes durations as people do: {@code 200 ms}, {@code 10 s}, {@code 90 s}, {@code 1 d}. */
public final class DurationText {

  private static final BigInteger NANOS_OF_SECOND = BigInteger.valueOf(1_000_000_000);

  private static final List<Unit> LARGEST_FIRST =
      List.of(
          new Unit(Duration.ofDays(1), "d"),
          new Unit(Duration.ofHours(1), "h"),
          new Unit(Duration.ofMinutes(1), "min"),
          new Unit(Duration.ofSeconds(1), "s"),
          new Unit(Duration.ofMillis(1), "ms"),
          new Unit(Duration.ofNanos(1_000), "µs"),
          new Unit(Duration.ofNanos(1), "ns"));

  private DurationText() {}

  /** Returns the duration in the largest unit of which it is a whole number: nothing is rounded. */
  public static String of(Duration duration) {
    if (duration.isZero()) {
      return "0 s";
    }
    BigInteger nanos = nanos(duration);
    Unit unit =
        LARGEST_FIRST.stream()
            .filter(candidate -> nanos.mod(nanos(candidate.length())).signum() == 0)
            .findFirst()
            .orElseThrow();
    return nanos.divide(nanos(unit.length())) + " " + unit.symbol();
  }

  private static BigInteger nanos(Duration duration) {
    return BigInteger.valueOf(duration.getSeconds())
        .multiply(NANOS_OF_SECOND)
        .add(BigInteger.valueOf(duration.getNano()));
  }

  private record Unit(Duration length, String symbol) {}
}
