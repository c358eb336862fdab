/**
 * A real HDFS for tests: a name node and a data node.
 *
 * <p>{@link dev.rtc.testing.hdfs.HdfsServer} is a JUnit 5 extension, and as useful without JUnit:
 *
 * <pre>{@code
 * @RegisterExtension static final HdfsServer HDFS = HdfsServer.create();
 *
 * @Test
 * void a_file_survives_a_crash() {
 *   HDFS.write("/orders/1.csv", "a,1\n");
 *   HDFS.kill();
 *   HDFS.start();
 *   assertThat(HDFS.list("/orders")).containsExactly("1.csv");
 *   assertThat(HDFS.read("/orders/1.csv")).isEqualTo("a,1\n");
 * }
 * }</pre>
 *
 * <p>Both nodes run in one JVM of their own, on the loopback interface, with free ports and a
 * temporary directory. Their libraries lie inside the jar of this module; the class path of a test
 * gains nothing of Hadoop. {@code write}, {@code read} and {@code list} speak WebHDFS. What is
 * under test brings a client of its own, for example {@code hadoop-client-api} and {@code
 * hadoop-client-runtime} with Flink's {@code flink-hadoop-fs}, and is given {@link
 * dev.rtc.testing.hdfs.HdfsServer#uri()} or {@link
 * dev.rtc.testing.hdfs.HdfsServer#configurationDirectory()}.
 */
@NullMarked
package dev.rtc.testing.hdfs;

import org.jspecify.annotations.NullMarked;
