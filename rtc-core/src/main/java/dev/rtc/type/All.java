package dev.rtc.type;

/** Is the one key of a flow whose records all belong together, as in a window without key. */
public enum All {
  /** Every record. */
  RECORDS
}
