package dev.rtc.benchmarks.wordcount;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.BitSet;
import java.util.SplittableRandom;

/**
 * Describes a generated ASCII text; the same three values give the same bytes.
 *
 * <p>Words follow Zipf's law with exponent 1 over a {@link Vocabulary}. Lines have about 80 to 100
 * bytes. Sentences start with a capital and end with a full stop; commas, hyphens and quotation
 * marks occur, underscores do not. Words that chance left out are appended, so that every word
 * occurs.
 *
 * @param seed chooses the text
 * @param bytes the least size; the text is at most some lines longer, plus the words left out
 * @param distinct how many different words it has, 1 or more
 */
public record ZipfText(long seed, long bytes, int distinct) {

  private static final String VERSION = "1";

  /**
   * Describes a text.
   *
   * @throws IllegalArgumentException if it would be empty
   */
  public ZipfText {
    if (bytes < 1 || distinct < 1) {
      throw new IllegalArgumentException(
          "Found a text of %d bytes and %d distinct words: write at least 1 and 1"
              .formatted(bytes, distinct));
    }
  }

  /**
   * Returns the file of this text in a directory, writing it unless an earlier call has.
   *
   * @throws IOException if the directory or file cannot be written
   */
  public Path cachedIn(Path directory) throws IOException {
    Path file = directory.resolve("zipf-%s-%d-%d-%d.txt".formatted(VERSION, seed, bytes, distinct));
    if (Files.exists(file)) {
      return file;
    }
    Files.createDirectories(directory);
    Path unfinished = Files.createTempFile(directory, "zipf-", ".unfinished");
    try {
      try (OutputStream out = Files.newOutputStream(unfinished)) {
        writeTo(out);
      }
      return publish(unfinished, file);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  /**
   * Writes the text; the stream stays open.
   *
   * @throws IOException if the stream fails
   */
  public void writeTo(OutputStream out) throws IOException {
    Vocabulary vocabulary = new Vocabulary(distinct, seed);
    Zipf zipf = new Zipf(distinct);
    SplittableRandom random = new SplittableRandom(~seed);
    BitSet missing = new BitSet(distinct);
    missing.set(0, distinct);
    Prose prose = new Prose(out, random);
    while (prose.bytes() < bytes) {
      int rank = zipf.draw(random);
      missing.clear(rank);
      prose.append(vocabulary.word(rank));
    }
    for (int rank = missing.nextSetBit(0); rank >= 0; rank = missing.nextSetBit(rank + 1)) {
      prose.append(vocabulary.word(rank));
    }
    prose.finish();
  }

  private static Path publish(Path unfinished, Path file) throws IOException {
    try {
      return Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      return Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
