package dev.rtc.testing.connector;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** Leaves things behind, as connectors with that flaw do, until the test is over. */
final class Leak {

  private static final List<InputStream> OPEN = new CopyOnWriteArrayList<>();
  private static final List<CountDownLatch> RUNNING = new CopyOnWriteArrayList<>();

  private Leak() {}

  static void of(Flaw flaw) throws IOException {
    if (flaw == Flaw.LEAKS_A_THREAD) {
      CountDownLatch end = new CountDownLatch(1);
      RUNNING.add(end);
      Thread thread = new Thread(() -> await(end), "left-behind");
      thread.setDaemon(true);
      thread.start();
    }
    if (flaw == Flaw.LEAKS_A_FILE) {
      OPEN.add(new FileInputStream(Files.createTempFile("left-open", ".data").toFile()));
    }
  }

  /** Ends what was left behind. */
  static void plug() throws IOException {
    RUNNING.forEach(CountDownLatch::countDown);
    for (InputStream open : OPEN) {
      open.close();
    }
  }

  private static void await(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
