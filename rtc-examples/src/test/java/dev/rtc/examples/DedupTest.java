package dev.rtc.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.connector.console.Console;
import dev.rtc.connector.generate.Generate;
import dev.rtc.examples.Dedup.Order;
import dev.rtc.testing.PipelineTest;
import dev.rtc.type.DataType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DedupTest {

  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  @TempDir private Path directory;

  @Test
  void an_order_sent_again_passes_once_across_a_restart() {
    PipelineTest test = test();

    test.<Order>input("orders").send(order("a", 0), order("b", 1), order("a", 0));
    test.restart();
    test.<Order>input("orders").send(order("b", 1), order("c", 2));
    test.end();

    test.<Order>output("out").containsInAnyOrder(order("a", 0), order("b", 1), order("c", 2));
  }

  @Test
  void a_number_passes_again_after_half_an_hour_of_silence() {
    PipelineTest test = test();

    test.<Order>input("orders")
        .send(order("a", 0))
        .watermark(NOON.plus(Duration.ofMinutes(31)))
        .send(order("a", 31));
    test.end();

    test.<Order>output("out").containsInAnyOrder(order("a", 0), order("a", 31));
  }

  @Test
  void the_program_lets_each_order_pass_once() throws IOException {
    Path orders = directory.resolve("orders.csv");

    Dedup.main(new String[] {"--output", orders.toString(), "--quiet"});

    List<String> numbers =
        Files.readAllLines(orders, UTF_8).stream().map(row -> row.split(",", -1)[1]).toList();
    assertThat(numbers).isNotEmpty().doesNotHaveDuplicates();
  }

  private static PipelineTest test() {
    return PipelineTest.of(
        Dedup.dedup(
            Generate.of(DataType.of(Order.class), number -> order("a", 0)), Console.lines()));
  }

  private static Order order(String number, int minute) {
    return new Order(NOON.plus(Duration.ofMinutes(minute)), number, 100);
  }
}
