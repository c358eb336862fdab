package dev.rtc.testing.driver;

import org.apache.flink.api.common.functions.MapFunction;

/** Fails at one value, the first time it sees it. */
final class FailingOnce implements MapFunction<Long, Long> {

  private static final long serialVersionUID = 1L;
  static boolean armed;

  private final long at;

  FailingOnce(long at) {
    this.at = at;
  }

  @Override
  public Long map(Long value) {
    if (armed && value == at) {
      armed = false;
      throw new IllegalArgumentException(value + " brings bad luck");
    }
    return value;
  }
}
