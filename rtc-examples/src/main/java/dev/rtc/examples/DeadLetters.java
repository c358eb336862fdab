package dev.rtc.examples;

import dev.rtc.Pipeline;
import dev.rtc.Program;
import dev.rtc.connector.DeadLetter;
import dev.rtc.connector.OnError;
import dev.rtc.connector.SinkSpec;
import dev.rtc.connector.SourceSpec;
import dev.rtc.connector.console.Console;
import dev.rtc.connector.file.FileIO;
import dev.rtc.format.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prices orders, and keeps those that are malformed or have no price as dead letters. */
@Command(
    name = "dead-letters",
    description = "Prices orders of JSON lines; bad ones become dead letters.")
public final class DeadLetters implements Program {

  /** Where dead letters lie unless another file is named. */
  static final String FILE = "${sys:java.io.tmpdir}/rtc-dead-letters.jsonl";

  /** A position is in a file or in a topic: a field tells which. */
  static final Json<DeadLetter> FORMAT = Json.of(DeadLetter.class).taggedBy("in");

  private static final String ORDERS = "orders.jsonl";

  @Option(
      names = "--input",
      paramLabel = "PATH",
      description = "Orders as JSON lines; without it eight come with the example.")
  private @Nullable String input;

  @Option(
      names = "--dead",
      paramLabel = "FILE",
      defaultValue = FILE,
      description = "Where dead letters go as JSON lines; ${DEFAULT-VALUE} if not given.")
  private String dead = "";

  /**
   * Is an order as shops send it.
   *
   * @param id its number
   * @param shop who sold
   * @param price the price as somebody wrote it
   */
  record Order(long id, String shop, String price) {}

  /**
   * Is an order with its price.
   *
   * @param id its number
   * @param shop who sold
   * @param cents the price
   */
  record Priced(long id, String shop, long cents) {}

  // region dead-letters
  static Pipeline prices(
      SourceSpec<Order> orders, SinkSpec<? super Priced> priced, SinkSpec<? super DeadLetter> dead) {
    return Pipeline.define("dead-letters", p -> {
      p.onError(OnError.to("dead", dead));
      p.from("orders", orders)
          .map("price", DeadLetters::priced)
          .to("priced", priced);
    });
  }

  static Priced priced(Order order) {
    BigDecimal price = new BigDecimal(order.price());
    return new Priced(order.id(), order.shop(), price.movePointRight(2).longValueExact());
  }

  // endregion

  @Override
  public Pipeline pipeline() {
    return prices(
        FileIO.read(input == null ? bundled() : input, Json.of(Order.class)),
        Console.lines(),
        FileIO.write(dead, FORMAT).asSingleFile());
  }

  private static String bundled() {
    try (InputStream orders =
        Objects.requireNonNull(DeadLetters.class.getResourceAsStream(ORDERS), ORDERS)) {
      Path file = Files.createTempFile("orders-", ".jsonl");
      file.toFile().deleteOnExit();
      Files.copy(orders, file, StandardCopyOption.REPLACE_EXISTING);
      return file.toString();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot unpack the bundled orders", e);
    }
  }

  /** Runs the program. */
  public static void main(String[] args) {
    Program.run(new DeadLetters(), args);
  }
}
