package dev.rtc.testing.proxy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rtc.testing.server.LoopbackPort;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultProxyTest {

  private static final int QUICKLY = 200;
  private static final int PATIENTLY = 20_000;
  private static final Duration FOR_EVER = Duration.ofHours(1);

  private final EchoServer server = new EchoServer(0);
  private final FaultProxy proxy = FaultProxy.to("127.0.0.1", server.port());

  @AfterEach
  void close() {
    proxy.close();
    server.close();
  }

  @Test
  void a_healthy_proxy_passes_every_byte_on_both_ways() throws Exception {
    byte[] bytes = new byte[8 << 20];
    new Random(7).nextBytes(bytes);

    try (Socket client = connect()) {
      CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> sendAndEnd(client, bytes));
      byte[] answer = client.getInputStream().readAllBytes();

      assertThat(answer).isEqualTo(bytes);
      assertThat(sent).succeedsWithin(Duration.ofMillis(PATIENTLY));
    }
  }

  @Test
  void it_counts_the_connections_that_are_open() throws Exception {
    try (Socket first = connect();
        Socket second = connect()) {
      assertThat(say(first, "1")).isEqualTo("1");
      assertThat(say(second, "2")).isEqualTo("2");

      assertThat(proxy.connections()).isEqualTo(2);
    }
    await().atMost(ofMinutes(1)).until(() -> proxy.connections() == 0);
  }

  @Test
  void it_counts_the_connections_that_have_come_since_a_moment() throws Exception {
    try (Socket old = connect()) {
      assertThat(say(old, "1")).isEqualTo("1");
      long moment = System.nanoTime();
      assertThat(proxy.connectionsSince(moment)).isZero();

      try (Socket young = connect()) {
        assertThat(say(young, "2")).isEqualTo("2");
        assertThat(proxy.connectionsSince(moment)).isEqualTo(1);
      }
    }
  }

  @Test
  void latency_keeps_an_answer_on_the_line() throws Exception {
    try (Socket client = connect()) {
      proxy.latency(FOR_EVER);

      assertSilent(client);

      assertThat(server.heard()).isZero();
    }
  }

  @Test
  void a_short_latency_delays_each_way_and_keeps_the_order() throws Exception {
    try (Socket client = connect()) {
      proxy.latency(Duration.ofMillis(50));
      client.getOutputStream().write("slow ".getBytes(UTF_8));
      await().atMost(ofMinutes(1)).until(() -> server.heard() == 5);
      proxy.latency(Duration.ZERO);
      client.getOutputStream().write("quick".getBytes(UTF_8));

      assertThat(read(client, 10)).isEqualTo("slow quick");
    }
  }

  @Test
  void a_thin_line_carries_a_byte_when_it_may() throws Exception {
    try (Socket client = connect()) {
      proxy.bandwidth(1);

      assertSilent(client);
    }
  }

  @Test
  void a_limited_line_still_carries_everything() throws Exception {
    byte[] bytes = new byte[100_000];
    new Random(8).nextBytes(bytes);
    proxy.bandwidth(1_000_000);

    try (Socket client = connect()) {
      CompletableFuture<Void> sent = CompletableFuture.runAsync(() -> sendAndEnd(client, bytes));

      assertThat(client.getInputStream().readAllBytes()).isEqualTo(bytes);
      assertThat(sent).succeedsWithin(Duration.ofMillis(PATIENTLY));
    }
  }

  @Test
  void a_cut_resets_connections_and_refuses_new_ones() throws Exception {
    try (Socket client = connect()) {
      assertThat(say(client, "before")).isEqualTo("before");

      proxy.cut();

      assertReset(client);
      assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
      assertThat(proxy.connections()).isZero();
    }
  }

  @Test
  void a_healed_cut_lets_clients_connect_to_the_same_port() throws Exception {
    proxy.cut();
    proxy.heal();

    try (Socket client = connect()) {
      assertThat(say(client, "again")).isEqualTo("again");
    }
  }

  @Test
  void a_half_open_line_takes_new_connections_and_never_answers() throws Exception {
    proxy.halfOpen();

    try (Socket client = connect()) {
      assertSilent(client);
      assertThat(server.heard()).isZero();
    }
  }

  @Test
  void a_half_open_line_silences_open_connections_until_healing_resets_them() throws Exception {
    try (Socket client = connect()) {
      assertThat(say(client, "one")).isEqualTo("one");

      proxy.halfOpen();

      assertSilent(client);
      assertThat(server.heard()).isEqualTo(3);
      proxy.heal();
      assertReset(client);
    }
    try (Socket client = connect()) {
      assertThat(say(client, "three")).isEqualTo("three");
    }
  }

  @Test
  void a_half_open_line_hides_that_the_server_is_gone() throws Exception {
    try (ServerSocket door = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        FaultProxy toDoor = FaultProxy.to("127.0.0.1", door.getLocalPort());
        Socket client = new Socket(InetAddress.getLoopbackAddress(), toDoor.port())) {
      Socket guest = door.accept();
      toDoor.halfOpen();

      guest.close();

      client.setSoTimeout(QUICKLY);
      assertThatThrownBy(() -> client.getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void healing_ends_the_latency_for_what_is_sent_then() throws Exception {
    proxy.latency(FOR_EVER);
    proxy.bandwidth(1);

    proxy.heal();

    try (Socket client = connect()) {
      assertThat(say(client, "prompt")).isEqualTo("prompt");
    }
  }

  @Test
  void a_half_closed_connection_still_carries_the_answer() throws Exception {
    try (Socket client = connect()) {
      client.getOutputStream().write("last words".getBytes(UTF_8));
      client.shutdownOutput();

      assertThat(client.getInputStream().readAllBytes()).asString(UTF_8).isEqualTo("last words");
    }
  }

  @Test
  void a_server_may_start_later_than_its_proxy() throws Exception {
    int port = LoopbackPort.free();
    try (FaultProxy early = FaultProxy.to("127.0.0.1", port)) {
      try (Socket client = new Socket(InetAddress.getLoopbackAddress(), early.port())) {
        assertReset(client);
      }
      try (EchoServer late = new EchoServer(port);
          Socket client = new Socket(InetAddress.getLoopbackAddress(), early.port())) {
        assertThat(say(client, "now")).isEqualTo("now");
        assertThat(late.heard()).isEqualTo(3);
      }
    }
  }

  @Test
  void a_server_that_cannot_be_found_resets_the_client() throws Exception {
    try (FaultProxy lost = FaultProxy.to("no-such-host.invalid", 1);
        Socket client = new Socket(InetAddress.getLoopbackAddress(), lost.port())) {
      assertReset(client);
    }
  }

  @Test
  void a_closed_proxy_leaves_no_thread_and_no_socket() throws Exception {
    FaultProxy shortLived = FaultProxy.to("127.0.0.1", server.port());
    int port = shortLived.port();
    try (Socket client = new Socket(InetAddress.getLoopbackAddress(), port)) {
      assertThat(say(client, "hello")).isEqualTo("hello");

      shortLived.close();
      shortLived.close();

      assertReset(client);
    }
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .doesNotContain("fault-proxy-" + port);
    new ServerSocket(port, 0, InetAddress.getLoopbackAddress()).close();
    assertThatThrownBy(shortLived::cut)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(port + " is closed; open a new one");
  }

  @Test
  void what_cannot_be_is_refused_with_what_to_say_instead() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> proxy.latency(Duration.ofMillis(-1)))
        .withMessage("the latency is PT-0.001S; say zero or more, or heal()");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> proxy.bandwidth(0))
        .withMessage("the bandwidth is 0 bytes/s; say at least 1, or cut() or halfOpen() the line");
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    socket.setSoTimeout(PATIENTLY);
    return socket;
  }

  private static String say(Socket client, String text) throws IOException {
    client.getOutputStream().write(text.getBytes(UTF_8));
    return read(client, text.length());
  }

  private static String read(Socket client, int length) throws IOException {
    return new String(client.getInputStream().readNBytes(length), UTF_8);
  }

  private static void sendAndEnd(Socket client, byte[] bytes) {
    try {
      client.getOutputStream().write(bytes);
      client.shutdownOutput();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void assertSilent(Socket client) throws IOException {
    client.setSoTimeout(QUICKLY);
    assertThatThrownBy(() -> say(client, "anybody there?"))
        .isInstanceOf(SocketTimeoutException.class);
    client.setSoTimeout(PATIENTLY);
  }

  private static void assertReset(Socket client) {
    assertThatThrownBy(() -> say(client, "anybody there?"))
        .isInstanceOf(SocketException.class)
        .isNotInstanceOf(SocketTimeoutException.class);
  }
}
