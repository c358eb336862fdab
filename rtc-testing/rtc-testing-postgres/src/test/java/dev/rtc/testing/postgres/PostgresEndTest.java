package dev.rtc.testing.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PostgresEndTest {

  @Test
  void a_closed_server_leaves_no_process() {
    PostgresServer postgres = PostgresServer.create();
    postgres.start();
    ProcessHandle postmaster = postgres.postmaster().orElseThrow();

    postgres.close();
    postgres.close();

    await().atMost(ofMinutes(1)).until(() -> isGone(postmaster.pid()));
    assertThatIllegalStateException()
        .isThrownBy(postgres::jdbcUrl)
        .withMessageStartingWith("PostgreSQL was not started; call start()");
    assertThatIllegalStateException().isThrownBy(postgres::proxiedJdbcUrl);
  }

  @Test
  void a_server_ends_with_the_jvm_that_forgot_to_close_it() throws Exception {
    Process test =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                Forgetful.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();

    String pid = new String(test.getInputStream().readAllBytes(), UTF_8).strip();

    assertThat(test.waitFor()).isEqualTo(137);
    await().atMost(ofMinutes(1)).until(() -> isGone(Long.parseLong(pid)));
  }

  /** A zombie is gone, too: nobody may be there to reap an orphan. */
  private static boolean isGone(long pid) throws IOException {
    Path stat = Path.of("/proc/" + pid + "/stat");
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty()
        || (Files.exists(stat) && Files.readString(stat).contains(") Z "));
  }

  /** Is a test's JVM that dies without closing its server. */
  static final class Forgetful {

    private Forgetful() {}

    public static void main(String[] arguments) {
      PostgresServer postgres = PostgresServer.create();
      postgres.start();
      System.out.println(postgres.postmaster().orElseThrow().pid());
      System.out.flush();
      Runtime.getRuntime().halt(137);
    }
  }
}
