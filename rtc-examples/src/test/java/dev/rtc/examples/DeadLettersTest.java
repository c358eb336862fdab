package dev.rtc.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.connector.DeadLetter;
import dev.rtc.connector.console.Console;
import dev.rtc.connector.generate.Items;
import dev.rtc.examples.DeadLetters.Order;
import dev.rtc.examples.DeadLetters.Priced;
import dev.rtc.testing.PipelineTest;
import dev.rtc.type.DataType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeadLettersTest {

  @TempDir private Path directory;

  @Test
  void an_order_without_price_becomes_a_dead_letter_that_can_be_replayed() {
    PipelineTest test =
        PipelineTest.of(
            DeadLetters.prices(
                Items.of(DataType.of(Order.class)), Console.lines(), Console.lines()));
    test.<Order>input("orders").send(new Order(1, "north", "1.50"), new Order(2, "south", "3,99"));
    test.end();

    test.<Priced>output("priced").containsExactly(new Priced(1, "north", 150));
    assertThat(test.<DeadLetter>output("dead"))
        .singleElement()
        .satisfies(letter -> assertThat(letter.step()).isEqualTo("price"))
        .satisfies(
            letter ->
                assertThat(ReplayDeadLetters.repaired(letter))
                    .isEqualTo(new Order(2, "south", "3.99")));
  }

  @Test
  void a_dead_letter_comes_once_restarts_or_not() {
    PipelineTest test =
        PipelineTest.of(
            DeadLetters.prices(
                Items.of(DataType.of(Order.class)), Console.lines(), Console.lines()));
    test.<Order>input("orders").send(new Order(1, "north", "free"));
    test.restart();
    test.<Order>input("orders").send(new Order(2, "north", "none"));
    test.restart(3);
    test.<Order>input("orders").send(new Order(3, "north", "1.00"));
    test.end();

    assertThat(test.<DeadLetter>output("dead"))
        .extracting(letter -> letter.record(DataType.of(Order.class)).id())
        .containsExactlyInAnyOrder(1L, 2L);
    test.<Priced>output("priced").containsExactly(new Priced(3, "north", 100));
  }

  @Test
  void the_programs_hand_over_dead_letters_in_a_file() throws IOException {
    Path dead = directory.resolve("dead.jsonl");
    Path hopeless = directory.resolve("hopeless.jsonl");

    DeadLetters.main(new String[] {"--dead", dead.toString(), "--quiet"});
    assertThat(Files.readAllLines(dead)).hasSize(4);

    ReplayDeadLetters.main(
        new String[] {"--dead", dead.toString(), "--hopeless", hopeless.toString(), "--quiet"});
    assertThat(Files.readAllLines(hopeless))
        .hasSize(2)
        .anyMatch(line -> line.contains("\"step\":\"repair\""))
        .anyMatch(line -> line.contains("\"step\":\"price\""));
  }
}
