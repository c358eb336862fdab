package dev.rtc.testing.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.rtc.testing.proxy.FaultProxy;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProxiedLinkTest {

  @Test
  void a_connection_is_lost_at_a_cut_and_can_be_had_again() throws Exception {
    Link link = Link.through(TopicServer.PROXY);
    try (Topic before = RemoteTopic.open("cut")) {
      before.add(List.of("a"));

      link.cut();
      assertThatIOException().isThrownBy(() -> before.add(List.of("b")));
      assertThatIOException().isThrownBy(() -> RemoteTopic.open("cut"));

      link.heal();
      try (Topic after = RemoteTopic.open("cut")) {
        assertThat(after.read(0, 0)).isEqualTo("a");
        assertThat(after.read(0, 1)).isNull();
      }
    }
  }

  @Test
  void a_cut_of_no_connection_says_what_to_dial() {
    try (FaultProxy proxy = FaultProxy.to("127.0.0.1", 1)) {
      Link link = impatient(proxy);

      assertThatExceptionOfType(AssertionError.class)
          .isThrownBy(link::cut)
          .withMessage(
              "no connection of this case leads through the proxy, so that none can be cut; let the connector"
                  + " dial 127.0.0.1:%d, the port of the proxy",
              proxy.port());
      assertThatCode(link::heal).doesNotThrowAnyException();
    }
  }

  @Test
  void a_connection_that_another_case_has_left_open_does_not_count() throws Exception {
    try (Topic left = RemoteTopic.open("left")) {
      left.add(List.of("a"));

      Link link = impatient(TopicServer.PROXY);

      assertThatExceptionOfType(AssertionError.class)
          .isThrownBy(link::cut)
          .withMessageStartingWith("no connection of this case leads through the proxy");
      left.add(List.of("b"));
      assertThat(left.read(0, 1)).isEqualTo("b");
    }
  }

  private static Link impatient(FaultProxy proxy) {
    return new ProxiedLink(proxy, new Patience(Duration.ZERO), System.nanoTime());
  }
}
