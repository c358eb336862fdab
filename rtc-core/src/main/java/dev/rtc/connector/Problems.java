package dev.rtc.connector;

/**
 * Collects what is wrong with a connector, so that all faults of a pipeline are told at once.
 *
 * <p>rtc adds the step's id and the user's line to whatever is reported here.
 */
@FunctionalInterface
public interface Problems {

  /**
   * Reports one problem.
   *
   * @param code a stable code, such as {@code RTC-401}; foreign connectors use a prefix of their
   *     own
   * @param found what was found, as a clause without a full stop
   * @param instead what to write or do instead
   */
  void report(String code, String found, String instead);
}
