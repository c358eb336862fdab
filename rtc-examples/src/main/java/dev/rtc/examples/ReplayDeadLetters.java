package dev.rtc.examples;

import dev.rtc.Pipeline;
import dev.rtc.Program;
import dev.rtc.connector.DeadLetter;
import dev.rtc.connector.MalformedRecordException;
import dev.rtc.connector.OnError;
import dev.rtc.connector.SinkSpec;
import dev.rtc.connector.SourceSpec;
import dev.rtc.connector.console.Console;
import dev.rtc.connector.file.FileIO;
import dev.rtc.examples.DeadLetters.Order;
import dev.rtc.examples.DeadLetters.Priced;
import dev.rtc.format.Json;
import dev.rtc.type.DataType;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Repairs the dead letters of {@link DeadLetters} and prices them again. */
@Command(
    name = "replay-dead-letters",
    description = "Repairs what dead-letters left behind, and prices it.")
public final class ReplayDeadLetters implements Program {

  @Option(
      names = "--dead",
      paramLabel = "FILE",
      defaultValue = DeadLetters.FILE,
      description = "The dead letters as JSON lines; ${DEFAULT-VALUE} if not given.")
  private String dead = "";

  @Option(
      names = "--hopeless",
      paramLabel = "FILE",
      defaultValue = "${sys:java.io.tmpdir}/rtc-hopeless-letters.jsonl",
      description = "Where those go that fail again; ${DEFAULT-VALUE} if not given.")
  private String hopeless = "";

  // region replay-dead-letters
  static Pipeline replay(
      SourceSpec<DeadLetter> dead,
      SinkSpec<? super Priced> priced,
      SinkSpec<? super DeadLetter> hopeless) {
    return Pipeline.define("replay-dead-letters", p -> {
      p.onError(OnError.to("hopeless", hopeless));
      p.from("dead", dead)
          .map("repair", ReplayDeadLetters::repaired)
          .map("price", DeadLetters::priced)
          .to("priced", priced);
    });
  }

  /** A source's bytes are the line it read; a step's are a record as its type writes it. */
  static Order repaired(DeadLetter letter) throws MalformedRecordException {
    if (letter.step().equals("orders")) {
      return order(letter.record(DataType.STRING).replace('\'', '"'));
    }
    Order order = letter.record(DataType.of(Order.class));
    return new Order(order.id(), order.shop(), order.price().replace(',', '.'));
  }

  // endregion

  private static Order order(String line) throws MalformedRecordException {
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    return Json.of(Order.class).decoder(Optional.empty()).decode(bytes, 0, bytes.length);
  }

  @Override
  public Pipeline pipeline() {
    return replay(
        FileIO.read(dead, DeadLetters.FORMAT),
        Console.lines(),
        FileIO.write(hopeless, DeadLetters.FORMAT).asSingleFile());
  }

  /** Runs the program. */
  public static void main(String[] args) {
    Program.run(new ReplayDeadLetters(), args);
  }
}
