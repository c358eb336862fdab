package dev.rtc.examples;

import static dev.rtc.aggregate.Aggregations.counting;
import static dev.rtc.type.DataType.TEXT;
import static java.time.Duration.ofMillis;

import dev.rtc.Pipeline;
import dev.rtc.Program;
import dev.rtc.connector.SourceSpec;
import dev.rtc.connector.UpsertSpec;
import dev.rtc.connector.console.Console;
import dev.rtc.time.Lifetime;
import dev.rtc.time.Updates;
import dev.rtc.type.Text;
import dev.rtc.type.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Counts the words of a text that never ends, and shows the counts as they change. */
@Command(
    name = "wordcount-live",
    description = "Counts the words of an endless text; the table on the screen follows.")
public final class WordCountLive implements Program {

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "2000",
      description = "Lines per second (default: ${DEFAULT-VALUE}).")
  private long rate;

  static Pipeline wordCount(SourceSpec<Text> lines, UpsertSpec<Text, Long> counts) {
    return Pipeline.define(
        "word-count-live",
        p -> {
          p.allow("RTC-602", "the words of a language are many, and yet they end");
          p.from("lines", lines)
              .flatMap("words", TEXT, Words::of)
              .keyBy(word -> word)
              .running("count", counting(), Updates.within(ofMillis(200)), Lifetime.forever())
              .to("counts", counts);
        });
  }

  @Override
  public Pipeline pipeline() {
    return wordCount(BundledText.endless(rate), Console.table(20));
  }

  /** Runs the program. */
  public static void main(String[] args) {
    Program.run(new WordCountLive(), args);
  }
}
