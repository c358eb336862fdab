package dev.rtc.connector;

/** Names what a sink promises after a failure, given that checkpoints are taken. */
public enum Delivery {
  /** Every record arrives, some possibly more than once. */
  AT_LEAST_ONCE,

  /** Every record takes effect exactly once. */
  EXACTLY_ONCE
}
