package dev.rtc.connector.generate;

/** Says when records are due. */
interface Pace {

  /** Every record is due at once. */
  Pace UNHURRIED = number -> 0;

  /**
   * Returns how long to wait for a record, in nanoseconds; zero or less if it is due.
   *
   * @param number the lowest number that has not been made
   */
  long nanosUntil(long number);
}
