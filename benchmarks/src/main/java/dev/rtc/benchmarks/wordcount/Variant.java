package dev.rtc.benchmarks.wordcount;

import java.nio.file.Path;

/** Counts the words of a file in one particular way. */
interface Variant {

  /** Returns the name of the variant as tables, JSON rows and {@code --variants} show it. */
  String name();

  /**
   * Counts the words of a file of ASCII text.
   *
   * @param input an existing file
   * @param parallelism how many threads, or subtasks per operator, share the work
   * @throws Exception when the job fails or the file cannot be read
   */
  Answer run(Path input, int parallelism) throws Exception;
}
