package dev.rtc.connector.file;

import java.io.IOException;

/**
 * Makes what a source hands out of the lines of one file.
 *
 * @param <R> what is handed out: text, records, or records and failures
 */
@FunctionalInterface
interface LineDecoder<R> {

  /**
   * Decodes one line; the bytes may change afterwards.
   *
   * @param bytes where the line lies
   * @param from its first byte
   * @param length how many bytes it has, without its end
   * @param offset where in the file it begins
   * @param line its number, counted from one; zero if that isn't known
   */
  R decode(byte[] bytes, int from, int length, long offset, long line) throws IOException;
}
