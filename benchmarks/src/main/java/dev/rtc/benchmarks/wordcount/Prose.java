package dev.rtc.benchmarks.wordcount;

import java.io.IOException;
import java.io.OutputStream;
import java.util.SplittableRandom;

/** Sets words as lines of sentences: with capitals, punctuation, and 80 to 100 bytes a line. */
final class Prose {

  private static final int BUFFER_BYTES = 1 << 16;
  private static final int LONGEST_ADDITION = 128;
  private static final int SHORTEST_LINE = 80;
  private static final int LINE_SPREAD = 12;

  private final OutputStream out;
  private final SplittableRandom random;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int position;
  private long flushed;
  private long lineEnd = SHORTEST_LINE;
  private boolean sentenceStarts = true;

  Prose(OutputStream out, SplittableRandom random) {
    this.out = out;
    this.random = random;
  }

  /** Returns how many bytes the text has so far. */
  long bytes() {
    return flushed + position;
  }

  /** Adds a word of at most 100 lower-case letters and digits, and what separates it. */
  void append(byte[] word) throws IOException {
    if (position > BUFFER_BYTES - LONGEST_ADDITION) {
      flush();
    }
    int choice = random.nextInt(256);
    boolean quoted = choice == 255;
    if (quoted) {
      put('"');
    }
    int start = position;
    System.arraycopy(word, 0, buffer, position, word.length);
    position += word.length;
    if (sentenceStarts || choice >= 240) {
      buffer[start] = (byte) Character.toUpperCase(buffer[start]);
    }
    if (quoted) {
      put('"');
    }
    separate(choice);
  }

  /** Ends the last line and writes what is left. */
  void finish() throws IOException {
    put('\n');
    flush();
  }

  private void separate(int choice) {
    sentenceStarts = choice < 16;
    if (sentenceStarts) {
      put('.');
    } else if (choice < 32) {
      put(',');
    } else if (choice < 36) {
      put('-');
      return;
    }
    if (bytes() >= lineEnd) {
      put('\n');
      lineEnd = bytes() + SHORTEST_LINE + choice % LINE_SPREAD;
    } else {
      put(' ');
    }
  }

  private void put(char c) {
    buffer[position++] = (byte) c;
  }

  private void flush() throws IOException {
    out.write(buffer, 0, position);
    flushed += position;
    position = 0;
  }
}
