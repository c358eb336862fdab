package dev.rtc.connector.file;

import java.io.Serializable;

/**
 * Sizes the buffers of a reader.
 *
 * @param size how many bytes are read at once
 * @param longestLine how large a buffer may become for one long line
 */
record LineBuffers(int size, int longestLine) implements Serializable {

  static final LineBuffers STANDARD = new LineBuffers(1 << 18, 256 << 20);

  private static final long serialVersionUID = 1L;
}
