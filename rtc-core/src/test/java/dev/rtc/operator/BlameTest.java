package dev.rtc.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rtc.connector.MalformedRecordException;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.MalformedInputException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLDataException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.time.format.DateTimeParseException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.apache.flink.runtime.execution.CancelTaskException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BlameTest {

  static Stream<Throwable> ofTheTaskOrTheWorld() {
    return Stream.of(
        new InterruptedException(),
        new CancelTaskException(),
        new CancellationException(),
        new RejectedExecutionException("queue full"),
        new TimeoutException(),
        new IOException("No space left on device"),
        new IOException("Connection reset by peer"),
        new EOFException(),
        new FileNotFoundException("gone"),
        new NoSuchFileException("gone"),
        new ClosedChannelException(),
        new SocketException("Connection reset"),
        new SocketTimeoutException(),
        new ConnectException("refused"),
        new UnknownHostException("db"),
        new UnresolvedAddressException(),
        new HttpTimeoutException("slow"),
        new SSLHandshakeException("expired"),
        new SQLTransientConnectionException("pool empty"),
        new SQLTimeoutException("slow"),
        new SQLRecoverableException("closed"),
        new SQLNonTransientConnectionException("refused"),
        new UncheckedIOException(new NoSuchFileException("gone")),
        new IllegalStateException(new SocketTimeoutException()),
        new CompletionException(new ConnectException("refused")),
        new ExecutionException(new IllegalStateException(new SQLRecoverableException())),
        new JsonMappingException(() -> {}, "no JSON", new IOException("Connection reset")),
        new OutOfMemoryError(),
        new AssertionError(),
        new IllegalStateException(new NoClassDefFoundError()));
  }

  @ParameterizedTest
  @MethodSource("ofTheTaskOrTheWorld")
  void what_tells_of_the_task_or_of_the_world_is_not_the_records_fault(Throwable thrown) {
    assertThat(Blame.isOnRecord(thrown)).isFalse();
  }

  static Stream<Throwable> ofTheRecord() {
    return Stream.of(
        new IllegalArgumentException(),
        new NumberFormatException("x"),
        new NullPointerException(),
        new DateTimeParseException("no date", "x", 0),
        new SQLDataException("out of range"),
        new Exception("checked"),
        new MalformedRecordException("no number"),
        new MalformedRecordException("cut off", new EOFException()),
        new UncheckedIOException(new MalformedRecordException("no number")),
        new MalformedInputException(1),
        new UncheckedIOException(new MalformedInputException(1)),
        ofJackson(),
        new UncheckedIOException(ofJackson()),
        ofFlinksJackson(),
        new StackOverflowError(),
        new IllegalStateException(new StackOverflowError()));
  }

  @ParameterizedTest
  @MethodSource("ofTheRecord")
  void everything_else_is(Throwable thrown) {
    assertThat(Blame.isOnRecord(thrown)).isTrue();
  }

  @Test
  void causes_that_go_round_are_followed_once() {
    IllegalStateException one = new IllegalStateException("one");
    one.initCause(new IllegalStateException("two", one));

    assertThat(Blame.isOnRecord(one)).isTrue();
  }

  private static JsonProcessingException ofJackson() {
    try {
      throw new AssertionError(new ObjectMapper().readTree("{\"a\": "));
    } catch (JsonProcessingException e) {
      return e;
    }
  }

  private static IOException ofFlinksJackson() {
    try {
      throw new AssertionError(
          new org.apache.flink.shaded.jackson2.com.fasterxml.jackson.databind.ObjectMapper()
              .readTree("{"));
    } catch (IOException e) {
      return e;
    }
  }
}
