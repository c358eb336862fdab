package dev.rtc.connector.file;

import java.io.Serializable;
import java.time.Duration;

/**
 * Holds how logs are followed.
 *
 * @param pattern which files
 * @param every how long to wait between two looks
 * @param keptOpen how long a silent file stays open, and a renamed one is waited for
 * @param buffers how much is read at once
 */
record TailSettings(FilePattern pattern, Duration every, Duration keptOpen, LineBuffers buffers)
    implements Serializable {

  private static final long serialVersionUID = 1L;
}
