package dev.rtc.benchmarks.operator;

import dev.rtc.benchmarks.wordcount.ZipfText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Holds words drawn by Zipf's law, the same ones each time. */
@State(Scope.Benchmark)
public class ZipfWords {

  static final int COUNT = 200_000;

  private static final Pattern BETWEEN_WORDS = Pattern.compile("\\W+");

  /** How many different words there are to draw from. */
  @Param({"1000", "100000"})
  int distinct;

  private List<byte[]> words = List.of();

  /** Draws the words. */
  @Setup
  public void draw() throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    new ZipfText(1, 10L * COUNT, distinct).writeTo(text);
    String lower = text.toString(StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
    words =
        BETWEEN_WORDS
            .splitAsStream(lower)
            .filter(word -> !word.isEmpty())
            .limit(COUNT)
            .map(word -> word.getBytes(StandardCharsets.ISO_8859_1))
            .toList();
  }

  /** Hands each word on as a new string, whose hash is not known yet: so a reader gives it. */
  void read(Consumer<String> reader) {
    for (byte[] word : words) {
      reader.accept(new String(word, StandardCharsets.ISO_8859_1));
    }
  }
}
