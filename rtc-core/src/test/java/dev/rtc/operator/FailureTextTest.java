package dev.rtc.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.NotSerializableException;
import java.util.concurrent.CompletionException;
import org.apache.flink.runtime.operators.coordination.TaskNotRunningException;
import org.apache.flink.util.FlinkException;
import org.junit.jupiter.api.Test;

class FailureTextTest {

  @Test
  void a_failed_step_is_told_whatever_lies_around_it() throws Exception {
    Exception step =
        StepFailedException.of(
            new StepOrigin("parse", "User.java:7"), "x", new IllegalStateException("no number"));

    assertThat(FailureText.of(new CompletionException("it failed", step)))
        .isEqualTo(step.getMessage());
  }

  @Test
  void the_words_of_a_connector_win_over_what_a_parser_said() {
    Throwable connector =
        new IOException("orders.json:4 is no JSON", foreign(new IOException("at character 0")));

    assertThat(FailureText.of(new CompletionException(connector)))
        .isEqualTo("orders.json:4 is no JSON");
  }

  @Test
  void the_root_is_told_where_nothing_of_rtc_has_spoken() {
    Throwable root = foreign(new IOException("No space left on device"));

    assertThat(FailureText.of(foreign(new RuntimeException("while writing a part", root))))
        .isEqualTo("No space left on device");
  }

  @Test
  void a_root_that_names_a_class_only_is_told_with_what_happened() {
    Throwable root = foreign(new NotSerializableException("com.example.Client"));

    assertThat(FailureText.of(foreign(new RuntimeException("Could not serialize 'hours'", root))))
        .isEqualTo(
            "Could not serialize 'hours': java.io.NotSerializableException: com.example.Client");
  }

  @Test
  void an_event_that_found_its_task_failed_does_not_pass_for_the_failure() {
    Throwable root =
        foreign(new TaskNotRunningException("Task is not running, but in state FAILED"));

    assertThat(FailureText.of(foreign(new FlinkException("An OperatorEvent was lost", root))))
        .isEqualTo(
            "a task failed, and Flink tells only that an event did not reach it any more; the log"
                + " says why it failed");
  }

  private static <T extends Throwable> T foreign(T failure) {
    failure.setStackTrace(
        new StackTraceElement[] {new StackTraceElement("com.example.Lib", "call", "Lib.java", 1)});
    return failure;
  }
}
