/**
 * The ground under the real servers of the kit: a server runs in a JVM of its own, so that a test
 * can kill it as a power cut would, and so that its libraries never meet those of the test.
 *
 * <p>{@link dev.rtc.testing.server.ServerJvm} is the test's end, {@link
 * dev.rtc.testing.server.HostedServer} what runs in the other JVM. A server of your own takes a few
 * lines:
 *
 * <pre>{@code
 * public final class HostedQueue implements HostedServer {
 *   public void start(Path directory, Properties settings) {
 *     queue = Queue.listen(Integer.parseInt(settings.getProperty("port")));
 *   }
 *
 *   public void stop() {
 *     queue.close();
 *   }
 * }
 *
 * String port = String.valueOf(LoopbackPort.free());
 * ServerJvm jvm = ServerJvm.of("the queue", HostedQueue.class, "-Xmx128m");
 * jvm.start(Map.of("port", port));
 * jvm.kill();
 * jvm.start(Map.of("port", port));
 * jvm.close();
 * }</pre>
 *
 * <p>The other JVM ends when the test's JVM ends, however that ends: its standard input is a pipe
 * from the test, and it leaves when the pipe closes, taking its directory with it.
 *
 * <p>Kafka, PostgreSQL and HDFS stand ready in modules of their own: {@code rtc-testing-kafka},
 * {@code rtc-testing-postgres}, {@code rtc-testing-hdfs}.
 */
@NullMarked
package dev.rtc.testing.server;

import org.jspecify.annotations.NullMarked;
