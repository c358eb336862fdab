package dev.rtc.examples;

import static dev.rtc.aggregate.Aggregations.counting;
import static dev.rtc.type.DataType.TEXT;

import dev.rtc.Pipeline;
import dev.rtc.Program;
import dev.rtc.connector.SinkSpec;
import dev.rtc.connector.SourceSpec;
import dev.rtc.connector.console.Console;
import dev.rtc.connector.file.FileIO;
import dev.rtc.type.Keyed;
import dev.rtc.type.Text;
import dev.rtc.type.Words;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Counts the words of text files. */
@Command(name = "wordcount", description = "Counts the words of text files.")
public final class WordCount implements Program {

  @Option(
      names = "--input",
      paramLabel = "PATH",
      description = "A file, directory or glob; without it a bundled text is read.")
  private @Nullable String input;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Where lines of word,count go; without it the 20 most frequent are shown.")
  private @Nullable String output;

  // region wordcount
  public static Pipeline wordCount(
      SourceSpec<Text> lines, SinkSpec<Keyed<Text, Long>> counts) {
    return Pipeline.define("word-count", p -> p
        .from("lines", lines)
        .flatMap("words", TEXT, Words::of)
        .keyBy(word -> word)
        .total("count", counting())
        .to("counts", counts));
  }
  // endregion

  @Override
  public Pipeline pipeline() {
    return wordCount(FileIO.lines(input == null ? BundledText.path() : input), sink());
  }

  private SinkSpec<Keyed<Text, Long>> sink() {
    return output == null ? Console.top(20) : FileIO.<Keyed<Text, Long>>csv(output).asSingleFile();
  }

  /** Runs the program. */
  public static void main(String[] args) {
    Program.run(new WordCount(), args);
  }
}
