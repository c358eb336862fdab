package dev.rtc.flink;

import static dev.rtc.flink.Unlucky.unlucky;
import static dev.rtc.type.DataType.LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rtc.Assembly;
import dev.rtc.Pipeline;
import dev.rtc.connector.DeadLetter;
import dev.rtc.connector.OnError;
import dev.rtc.connector.SourceSpec;
import dev.rtc.launch.RunFailedException;
import dev.rtc.sample.Collected;
import dev.rtc.sample.GivenSource;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.MapFunction;
import org.junit.jupiter.api.Test;

/** Fails jobs whose pipelines go on without bad records, where no record is bad. */
class NotTheRecordsFaultTest {

  private static final SourceSpec<Long> NUMBERS = GivenSource.of(LONG, 1L, 13L, 2L);

  private final Collected<DeadLetter> dead = new Collected<>();
  private final OnError toDead = OnError.to("dead", dead);

  @Test
  void a_failure_behind_a_tolerant_step_fails_the_job() {
    assertThatThrownBy(
            () ->
                run(
                    p -> {
                      p.onError(toDead);
                      p.from("numbers", NUMBERS)
                          .flatMap("twice", LONG, (n, out) -> out.collect(n))
                          .onError(OnError.fail())
                          .map("strict", n -> unlucky(n))
                          .to("out", new Collected<>());
                    }))
        .isInstanceOf(RunFailedException.class)
        .hasStackTraceContaining("step 'strict'")
        .hasStackTraceContaining("13 is unlucky");
    assertThat(dead.records()).isEmpty();
  }

  @Test
  void what_tells_of_the_world_or_of_the_jvm_fails_the_job() {
    assertFails(
        n -> {
          throw new UncheckedIOException(new ConnectException("refused"));
        },
        "refused");
    assertFails(
        n -> {
          throw new NoClassDefFoundError("Missing");
        },
        "Missing");
  }

  private void assertFails(MapFunction<Long, Long> function, String message) {
    assertThatThrownBy(
            () ->
                run(
                    p -> {
                      p.onError(toDead);
                      p.from("numbers", NUMBERS)
                          .map("m", LONG, function)
                          .to("out", new Collected<>());
                    }))
        .hasStackTraceContaining(message);
    assertThat(dead.records()).isEmpty();
  }

  private static void run(Consumer<Assembly> body) {
    Pipeline.define("bad-records", body).run("--quiet", "--parallelism=2");
  }
}
