package dev.rtc.connector.file;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Closes several things, also when one of them fails. */
final class Closing {

  private Closing() {}

  /** Closes all; throws the first failure with the others suppressed. */
  static void all(Iterable<? extends Closeable> open) throws IOException {
    IOException first = null;
    for (Closeable each : open) {
      first = close(each, first);
    }
    if (first != null) {
      throw first;
    }
  }

  private static @Nullable IOException close(Closeable open, @Nullable IOException first) {
    try {
      open.close();
      return first;
    } catch (IOException e) {
      if (first == null) {
        return e;
      }
      first.addSuppressed(e);
      return first;
    }
  }
}
