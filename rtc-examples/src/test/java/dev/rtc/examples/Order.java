package dev.rtc.examples;

import java.time.Instant;
import java.util.Set;

/** An order in a shop, as the samples of faults have it. */
record Order(String id, String shop, Customer customer, long cents, Instant at) {

  /** Who ordered. */
  record Customer(String id, Set<String> interests) {}
}
