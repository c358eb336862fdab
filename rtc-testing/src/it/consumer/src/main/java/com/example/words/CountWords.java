package com.example.words;

import static dev.rtc.aggregate.Aggregations.counting;
import static dev.rtc.type.DataType.TEXT;

import dev.rtc.Pipeline;
import dev.rtc.Program;
import dev.rtc.connector.SinkSpec;
import dev.rtc.connector.SourceSpec;
import dev.rtc.connector.file.FileIO;
import dev.rtc.type.Keyed;
import dev.rtc.type.Text;
import dev.rtc.type.Words;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "count-words", description = "Counts the words of text files.")
public final class CountWords implements Program {

  @Option(names = "--input", required = true, description = "A file, directory or glob.")
  private String input;

  @Option(names = "--output", required = true, description = "The file of lines word,count.")
  private String output;

  static Pipeline countWords(SourceSpec<Text> lines, SinkSpec<Keyed<Text, Long>> counts) {
    return Pipeline.define("count-words", p -> p
        .from("lines", lines)
        .flatMap("words", TEXT, Words::of)
        .keyBy(word -> word)
        .total("count", counting())
        .to("counts", counts));
  }

  @Override
  public Pipeline pipeline() {
    return countWords(FileIO.lines(input), FileIO.<Keyed<Text, Long>>csv(output).asSingleFile());
  }

  public static void main(String[] args) {
    Program.run(new CountWords(), args);
  }
}
