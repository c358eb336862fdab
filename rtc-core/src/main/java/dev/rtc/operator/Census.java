package dev.rtc.operator;

/**
 * Counts what has arrived for a key.
 *
 * @param identities how many identities are kept
 * @param arrivals how many records have come
 */
record Census(int identities, long arrivals) {

  static final Census NONE = new Census(0, 0);

  Census with(boolean newIdentity) {
    return new Census(identities + (newIdentity ? 1 : 0), arrivals + 1);
  }
}
