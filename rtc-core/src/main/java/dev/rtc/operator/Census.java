package dev.rtc.operator;

import java.util.Optional;

/**
 * Counts what has arrived for a key.
 *
 * @param identities how many identities are kept
 * @param arrivals how many records have come
 * @param rows how many rows there were to be when last told; empty in what older versions wrote
 */
record Census(int identities, long arrivals, Optional<Integer> rows) {

  static final Census NONE = new Census(0, 0, Optional.empty());

  Census with(boolean newIdentity, int rows) {
    return new Census(identities + (newIdentity ? 1 : 0), arrivals + 1, Optional.of(rows));
  }
}
