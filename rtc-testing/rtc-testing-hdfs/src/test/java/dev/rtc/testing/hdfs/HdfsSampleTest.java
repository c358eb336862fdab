package dev.rtc.testing.hdfs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

// region hdfs
class HdfsSampleTest {

  @RegisterExtension static final HdfsServer HDFS = HdfsServer.create();

  @Test
  void a_file_survives_a_crash() {
    HDFS.write("/orders/1.csv", "a,1\n");

    HDFS.kill(); // kill -9
    HDFS.start(); // the same port, the same files

    assertThat(HDFS.list("/orders")).containsExactly("1.csv");
    assertThat(HDFS.read("/orders/1.csv")).isEqualTo("a,1\n");
  }
}
// endregion
