package dev.rtc.testing.connector;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds what a job leaves behind: threads, open files and sockets.
 *
 * <p>What the first run leaves may be shared by all that follow, such as the timer of a client
 * library. What each further run leaves again is a leak. Files and sockets are those of {@code
 * /proc/self/fd}; where there is none, only threads are looked for.
 */
final class Leaks {

  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
  private static final int RUNS = 2;

  /** Pools of Flink and of the JDK, which grow when they like. */
  private static final List<String> POOLS =
      List.of(
          "flink-",
          "Flink-",
          "pekko",
          "jobmanager-",
          "mini-cluster",
          "cluster-io",
          "IOManager",
          "AsyncOperations",
          "ForkJoinPool",
          "Common-Cleaner",
          "process reaper",
          "junit-");

  private final Set<Thread> threads;
  private final Set<String> files;

  private Leaks(Set<Thread> threads, Set<String> files) {
    this.threads = threads;
    this.files = files;
  }

  /** Is one run of a job, to its end. */
  @FunctionalInterface
  interface Run {
    void toItsEnd() throws Exception;
  }

  /**
   * Runs a job several times.
   *
   * @throws AssertionError if each run leaves a thread, a file or a socket for 3 seconds
   */
  static void refuse(Run run) throws Exception {
    run.toItsEnd();
    Leaks before = new Leaks(alive(), open());
    for (int i = 0; i < RUNS; i++) {
      run.toItsEnd();
    }
    before.awaitSame();
  }

  private void awaitSame() throws IOException {
    List<String> left = Patience.THREE_SECONDS.until(List::isEmpty, this::left);
    if (!left.isEmpty()) {
      throw new AssertionError(
          "%d seconds after the last of %d jobs has ended, there are still%n  %s"
              .formatted(
                  Patience.THREE_SECONDS.limit().toSeconds(),
                  RUNS + 1,
                  String.join(System.lineSeparator() + "  ", left)));
    }
  }

  private List<String> left() throws IOException {
    Set<Thread> newThreads = new HashSet<>(alive());
    newThreads.removeAll(threads);
    Set<String> newFiles = new HashSet<>(open());
    newFiles.removeAll(files);
    List<String> left = new ArrayList<>();
    if (newThreads.size() >= RUNS) {
      newThreads.forEach(thread -> left.add(shown(thread)));
    }
    Set<String> sockets =
        newFiles.stream().filter(file -> file.startsWith("socket:")).collect(Collectors.toSet());
    newFiles.removeAll(sockets);
    newFiles.forEach(file -> left.add("the open file " + file));
    if (sockets.size() >= RUNS) {
      left.add(sockets.size() + " open sockets");
    }
    return left;
  }

  private static String shown(Thread thread) {
    StackTraceElement[] stack = thread.getStackTrace();
    String where = stack.length == 0 ? "" : ", at " + stack[stack.length - 1];
    return "the thread '%s'%s".formatted(thread.getName(), where);
  }

  private static Set<Thread> alive() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> POOLS.stream().noneMatch(thread.getName()::startsWith))
        .collect(Collectors.toSet());
  }

  private static Set<String> open() throws IOException {
    Set<String> open = new HashSet<>();
    if (Files.isDirectory(DESCRIPTORS)) {
      try (DirectoryStream<Path> all = Files.newDirectoryStream(DESCRIPTORS)) {
        all.forEach(descriptor -> target(descriptor).forEach(open::add));
      }
    }
    return open;
  }

  private static Stream<String> target(Path descriptor) {
    try {
      String target = Files.readSymbolicLink(descriptor).toString();
      return isOfConnector(target) ? Stream.of(target) : Stream.empty();
    } catch (IOException e) {
      return Stream.empty(); // closed in the meantime
    }
  }

  private static boolean isOfConnector(String target) {
    return target.startsWith("socket:")
        || (target.startsWith("/")
            && !target.startsWith("/proc/")
            && !target.startsWith("/dev/")
            && !target.endsWith(".jar"));
  }
}
