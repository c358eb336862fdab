package dev.rtc.testing.driver;

import org.apache.flink.core.fs.FileSystemSafetyNet;

/**
 * Keeps Flink's safety net for files open, whose reaper is a thread that would otherwise begin and
 * end with every snapshot of every subtask.
 */
final class SafetyNet {

  static {
    Thread first =
        new Thread(FileSystemSafetyNet::initializeSafetyNetForThread, "rtc-driver-safety-net");
    first.start();
    join(first);
  }

  private SafetyNet() {}

  /** Does its work when the class is first used. */
  static void open() {}

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
