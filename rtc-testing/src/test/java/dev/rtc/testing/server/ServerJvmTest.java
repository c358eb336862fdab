package dev.rtc.testing.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ServerJvmTest {

  private final int port = LoopbackPort.free();
  private final Map<String, String> settings = Map.of("port", String.valueOf(port));
  private final ServerJvm jvm = ServerJvm.of("the diary", HostedDiary.class, "-Xmx32m");

  @AfterEach
  void close() {
    jvm.close();
  }

  @Test
  void a_started_server_can_be_used() throws IOException {
    jvm.start(settings);

    assertThat(jvm.isRunning()).isTrue();
    assertThat(write("dear diary")).isEqualTo(1);
  }

  @Test
  void a_killed_server_comes_back_on_its_port_with_its_data() throws IOException {
    jvm.start(settings);
    write("monday");
    ProcessHandle killed = jvm.process();

    jvm.kill();

    assertThat(killed.isAlive()).isFalse();
    assertThat(jvm.isRunning()).isFalse();
    assertThatThrownBy(() -> write("tuesday")).isInstanceOf(ConnectException.class);
    jvm.start(settings);
    assertThat(write("wednesday")).isEqualTo(2);
  }

  @Test
  void a_stopped_server_ends_in_order_and_keeps_its_data() throws IOException {
    jvm.start(settings);
    write("monday");

    jvm.stop();

    assertThat(log()).endsWith("the diary is closed\n");
    jvm.start(settings);
    assertThat(write("tuesday")).isEqualTo(2);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void killing_takes_the_children_of_the_server_along() {
    jvm.start(Map.of("port", String.valueOf(port), "child", "sleep 600"));
    ProcessHandle child = Orphanage.child(jvm.process());

    jvm.kill();

    await().atMost(ofMinutes(1)).until(() -> !isAlive(child.pid()));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void a_signal_ends_the_server_with_its_children_and_keeps_its_data() throws IOException {
    jvm.start(Map.of("port", String.valueOf(port), "child", "sleep 600"));
    write("monday");
    ProcessHandle child = Orphanage.child(jvm.process());

    jvm.process().destroy();

    await().atMost(ofMinutes(1)).until(() -> !jvm.isRunning() && !isAlive(child.pid()));
    jvm.start(settings);
    assertThat(write("tuesday")).isEqualTo(2);
  }

  @Test
  void closing_ends_the_process_and_deletes_its_directory() {
    jvm.start(settings);
    ProcessHandle ended = jvm.process();
    Path home = jvm.data().getParent();

    jvm.close();
    jvm.close();

    assertThat(ended.isAlive()).isFalse();
    assertThat(home).doesNotExist();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void a_server_ends_with_the_jvm_that_started_it_even_if_that_never_closes_it() throws Exception {
    Process test =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                Orphanage.class.getName(),
                String.valueOf(port))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();

    String[] said = new String(test.getInputStream().readAllBytes(), UTF_8).strip().split(" ", 3);

    assertThat(test.waitFor()).isEqualTo(137);
    await().atMost(ofMinutes(1)).until(() -> !isAlive(Long.parseLong(said[0])));
    await().atMost(ofMinutes(1)).until(() -> !isAlive(Long.parseLong(said[1])));
    await().atMost(ofMinutes(1)).until(() -> !Files.exists(Path.of(said[2])));
  }

  @Test
  void a_server_that_does_not_come_up_says_why() {
    assertThatIllegalStateException()
        .isThrownBy(() -> jvm.start(Map.of("port", "many")))
        .withMessageStartingWith("the diary ended with exit code 1; the end of its log:")
        .withMessageContaining("java.lang.NumberFormatException: For input string: \"many\"");
  }

  @Test
  void a_server_that_failed_to_start_may_be_started_again() throws IOException {
    assertThatIllegalStateException().isThrownBy(() -> jvm.start(Map.of("port", "many")));

    jvm.start(settings);

    assertThat(write("at last")).isEqualTo(1);
  }

  @Test
  void what_is_said_at_the_wrong_time_is_refused() {
    assertThatIllegalStateException()
        .isThrownBy(jvm::process)
        .withMessageStartingWith("the diary was not started; call start()");
    assertThatIllegalStateException()
        .isThrownBy(jvm::data)
        .withMessageStartingWith("the diary was not started; call start()");
    jvm.start(settings);
    assertThatIllegalStateException()
        .isThrownBy(() -> jvm.start(settings))
        .withMessage("the diary runs already; stop() or kill() it first");
  }

  private int write(String line) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write((line + "\n").getBytes(UTF_8));
      return socket.getInputStream().read();
    }
  }

  private String log() throws IOException {
    return Files.readString(jvm.data().resolveSibling("server.log"));
  }

  /** A zombie is dead, too: nobody may be there to reap an orphan. */
  private static boolean isAlive(long pid) throws IOException {
    Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
    Path stat = Path.of("/proc/" + pid + "/stat");
    return process.isPresent() && !(Files.exists(stat) && Files.readString(stat).contains(") Z "));
  }
}
