package dev.rtc.benchmarks.wordcount;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Invents distinct words of lower-case letters, some of them with digits.
 *
 * <p>Frequent words are short, as in natural languages (Zipf's law of abbreviation): a word of rank
 * r has about 2 + 0.44 log2(r) letters, some have a long ending. Drawn by Zipf's law that makes a
 * mean of about six.
 */
final class Vocabulary {

  /** Lists letters about as often as they occur in English. */
  private static final String LETTERS =
      "eeeeeeeeeeeetttttttttaaaaaaaaooooooooiiiiiiinnnnnnnsssssshhhhhhrrrrrrddddllllcccuuummmwwwffggyyppbvkjxqz";

  private final byte[][] words;

  /** Invents so many words; the same seed gives the same words in the same order. */
  Vocabulary(int size, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Set<String> taken = new HashSet<>(2 * size);
    words = new byte[size][];
    for (int rank = 0; rank < size; rank++) {
      String word = invent(rank, random);
      while (!taken.add(word)) {
        word += letter(random);
      }
      words[rank] = word.getBytes(StandardCharsets.US_ASCII);
    }
  }

  int size() {
    return words.length;
  }

  /** Returns the word of a rank; the array is not to be changed. */
  byte[] word(int rank) {
    return words[rank];
  }

  private static String invent(int rank, SplittableRandom random) {
    double typical = 2 + 0.44 * Math.log(rank + 1) / Math.log(2);
    int length = (int) Math.round(typical + random.nextDouble(-1.5, 1.5));
    if (random.nextInt(100) == 0) {
      length += random.nextInt(12);
    }
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < Math.max(1, length); i++) {
      word.append(letter(random));
    }
    if (random.nextInt(50) == 0) {
      word.append(random.nextInt(100));
    }
    return word.toString();
  }

  private static char letter(SplittableRandom random) {
    return LETTERS.charAt(random.nextInt(LETTERS.length()));
  }
}
