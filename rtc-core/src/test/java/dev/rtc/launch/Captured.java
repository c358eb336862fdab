package dev.rtc.launch;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Takes what a run writes to one of the standard streams. */
final class Captured {

  private Captured() {}

  static String out(Runnable run) {
    return taking(System.out, System::setOut, run);
  }

  static String err(Runnable run) {
    return taking(System.err, System::setErr, run);
  }

  private static String taking(PrintStream real, Consumer<PrintStream> setter, Runnable run) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    setter.accept(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      run.run();
    } finally {
      setter.accept(real);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
