package dev.rtc.testing.connector;

import dev.rtc.connector.Delivery;

/** Holds the sink that writes over a socket to the kit where it promises less. */
class RemoteSinkAtLeastOnceTest extends RemoteSinkTest {

  @Override
  Delivery delivery() {
    return Delivery.AT_LEAST_ONCE;
  }
}
