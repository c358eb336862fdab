package dev.rtc.connector.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosingTest {

  @Test
  void all_are_closed_though_some_fail() {
    List<String> closed = new ArrayList<>();
    Closeable first =
        () -> {
          throw new IOException("first");
        };
    Closeable third =
        () -> {
          throw new IOException("third");
        };
    assertThatThrownBy(() -> Closing.all(List.of(first, () -> closed.add("second"), third)))
        .isInstanceOf(IOException.class)
        .hasMessage("first")
        .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
    assertThat(closed).containsExactly("second");
  }
}
