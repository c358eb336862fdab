package dev.rtc.benchmarks.wordcount;

import dev.rtc.benchmarks.measure.Contender;
import java.nio.file.Path;

/** Lets a variant compete over one text. */
record Counting(Variant variant, Path input, int parallelism) implements Contender<Answer> {

  @Override
  public String name() {
    return variant.name();
  }

  @Override
  public Answer run() throws Exception {
    return variant.run(input, parallelism);
  }
}
