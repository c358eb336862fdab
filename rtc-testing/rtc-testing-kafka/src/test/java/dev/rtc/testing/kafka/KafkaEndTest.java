package dev.rtc.testing.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.time.Duration.ofMinutes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.Test;

class KafkaEndTest {

  @Test
  void a_closed_broker_is_gone_and_so_is_its_proxy() {
    KafkaServer kafka = KafkaServer.create();
    kafka.start();
    ProcessHandle ended = kafka.process();
    String proxyThread = "fault-proxy-" + kafka.proxy().port();

    kafka.close();
    kafka.close();

    assertThat(ended.isAlive()).isFalse();
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .doesNotContain(proxyThread);
    assertThatIllegalStateException()
        .isThrownBy(kafka::bootstrapServers)
        .withMessageStartingWith("the Kafka broker was not started; call start()");
    assertThatIllegalStateException().isThrownBy(kafka::proxy);
  }

  @Test
  void a_broker_ends_with_the_jvm_that_forgot_to_close_it() throws Exception {
    Process test =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                Forgetful.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();

    long broker = Long.parseLong(new String(test.getInputStream().readAllBytes(), UTF_8).strip());

    assertThat(test.waitFor()).isEqualTo(137);
    await().atMost(ofMinutes(1)).until(() -> ProcessHandle.of(broker).isEmpty());
  }

  @Test
  void a_broker_with_an_impossible_setting_says_why_it_does_not_come_up() {
    try (KafkaServer kafka = KafkaServer.create().with("num.io.threads", "none")) {
      assertThatIllegalStateException()
          .isThrownBy(kafka::start)
          .withMessageStartingWith("the Kafka broker ended with exit code 1; the end of its log:")
          .withMessageContaining("Invalid value none for configuration num.io.threads");
    }
  }

  /** Is a test's JVM that dies without closing its broker. */
  static final class Forgetful {

    private Forgetful() {}

    public static void main(String[] arguments) {
      KafkaServer kafka = KafkaServer.create();
      kafka.start();
      System.out.println(kafka.process().pid());
      System.out.flush();
      Runtime.getRuntime().halt(137);
    }
  }
}
