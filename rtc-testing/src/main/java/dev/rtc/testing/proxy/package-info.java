/**
 * Faults of the network, in front of any TCP server.
 *
 * <p>{@link dev.rtc.testing.proxy.FaultProxy} listens on the loopback interface and passes every
 * byte on, until a test says otherwise.
 *
 * <pre>{@code
 * try (FaultProxy proxy = FaultProxy.to("127.0.0.1", server.port())) {
 *   Client client = Client.connect("127.0.0.1", proxy.port());
 *
 *   proxy.latency(Duration.ofMillis(200)); // a far away data centre
 *   proxy.bandwidth(10_000);               // a thin line, in bytes per second
 *   proxy.cut();                           // connection reset, then connection refused
 *   proxy.halfOpen();                      // silence: only a timeout can tell
 *   proxy.heal();
 * }
 * }</pre>
 *
 * <p>It needs the JDK alone, one daemon thread, and leaves neither threads nor sockets behind.
 */
@NullMarked
package dev.rtc.testing.proxy;

import org.jspecify.annotations.NullMarked;
