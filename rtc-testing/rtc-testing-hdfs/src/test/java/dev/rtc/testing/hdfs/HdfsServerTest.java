package dev.rtc.testing.hdfs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.FileSystem.WriteMode;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HdfsServerTest {

  @RegisterExtension static final HdfsServer HDFS = HdfsServer.create();

  @Test
  void flink_writes_and_reads_a_file() throws IOException {
    org.apache.flink.core.fs.Path path =
        new org.apache.flink.core.fs.Path(HDFS.uri() + "/flink/part 1.txt");
    FileSystem files = path.getFileSystem();

    try (OutputStream out = files.create(path, WriteMode.NO_OVERWRITE)) {
      out.write("grüße".getBytes(UTF_8));
    }

    try (FSDataInputStream in = files.open(path)) {
      assertThat(in.readAllBytes()).asString(UTF_8).isEqualTo("grüße");
    }
    assertThat(HDFS.read("/flink/part 1.txt")).isEqualTo("grüße");
    assertThat(HDFS.list("/flink")).containsExactly("part 1.txt");
    assertThat(HDFS.list("/")).contains("flink/");
  }

  @Test
  void a_written_file_replaces_the_one_before() {
    HDFS.write("/again.txt", "first");
    HDFS.write("/again.txt", "second");

    assertThat(HDFS.read("/again.txt")).isEqualTo("second");
  }

  @Test
  void clients_can_be_configured_by_map_and_by_directory() {
    Path directory = HDFS.configurationDirectory();

    Configuration configuration = new Configuration(false);
    configuration.addResource(
        new org.apache.hadoop.fs.Path(directory.resolve("core-site.xml").toUri()));
    assertThat(configuration.get("fs.defaultFS")).isEqualTo(HDFS.uri());
    assertThat(HDFS.configuration())
        .containsEntry("fs.defaultFS", HDFS.uri())
        .containsEntry("dfs.replication", "1");
  }

  @Test
  void a_path_that_cannot_be_is_named() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HDFS.read("/nothing"))
        .withMessage("HDFS has no '/nothing'; write(\"/nothing\", ...) first");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HDFS.write("relative", "text"))
        .withMessage("the path 'relative' is not absolute; say '/relative'");
    HDFS.write("/file", "text");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HDFS.write("/file/below", "text"))
        .withMessageStartingWith("HDFS refuses '/file/below' (403): ")
        .withMessageContaining("ParentNotDirectoryException");
  }

  @Test
  void nodes_end_with_the_jvm_that_forgot_to_close_them() throws Exception {
    Process test =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                Forgetful.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();

    long nodes = Long.parseLong(new String(test.getInputStream().readAllBytes(), UTF_8).strip());

    assertThat(test.waitFor()).isEqualTo(137);
    await().atMost(ofMinutes(1)).until(() -> ProcessHandle.of(nodes).isEmpty());
  }

  @Test
  void what_is_asked_too_early_is_refused() {
    try (HdfsServer later = HdfsServer.create().with("dfs.blocksize", "1048576")) {
      assertThatIllegalStateException()
          .isThrownBy(later::uri)
          .withMessageStartingWith("HDFS was not started; call start()");
      assertThatIllegalStateException().isThrownBy(() -> later.list("/"));
    }
  }

  /** Is a test's JVM that dies without closing its nodes. */
  static final class Forgetful {

    private Forgetful() {}

    public static void main(String[] arguments) {
      HdfsServer hdfs = HdfsServer.create();
      hdfs.start();
      System.out.println(hdfs.process().pid());
      System.out.flush();
      Runtime.getRuntime().halt(137);
    }
  }
}
