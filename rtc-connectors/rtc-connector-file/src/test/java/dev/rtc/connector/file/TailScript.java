package dev.rtc.connector.file;

import dev.rtc.type.Text;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * Writes, rotates and packs logs at random and drives a reader in between. It leaves out what no
 * reader could survive, and what {@link FileTail} says that it doesn't: to pack, or to rotate out
 * of the glob, a file that no checkpoint knows. The inode of a file that went is that of the next
 * log, which often is exactly as large.
 */
final class TailScript {

  private final Path directory;
  private final Path log;
  private final Path spare;
  private final boolean staysInGlob;
  private final boolean dated;
  private final Random random;
  private final TailedRun<Text> run;
  private final List<String> written = new ArrayList<>();
  private final List<String> story = new ArrayList<>();

  /** Files by their first line, which is theirs alone. */
  private final Set<String> knownAtCheckpoint = new HashSet<>();

  private final Set<String> looked = new HashSet<>();
  private boolean looking;
  private String unfinished = "";
  private int number;
  private long formerSize;

  TailScript(Path directory, String glob, Random random) throws IOException {
    this.directory = directory;
    this.log = directory.resolve("app.log");
    this.spare = directory.resolveSibling(directory.getFileName() + ".spare");
    this.staysInGlob = glob.contains("*");
    this.dated = glob.equals("*.log");
    this.random = random;
    this.run = new TailedRun<>(directory, glob, Lines.plain());
  }

  /** Returns what was written more often than found. */
  List<String> lost() {
    return difference(written, found());
  }

  /** Returns what was found more often than written. */
  List<String> extra() {
    return difference(found(), written);
  }

  private List<String> found() {
    return run.found().stream().map(Text::toString).toList();
  }

  private static List<String> difference(List<String> all, List<String> without) {
    List<String> rest = new ArrayList<>(all);
    without.forEach(rest::remove);
    return rest;
  }

  String story() {
    return String.join("\n", story);
  }

  void play(int steps) throws IOException {
    for (int i = 0; i < steps; i++) {
      step(random.nextInt(20));
    }
    finishLine();
    story.add("end");
    for (int i = 0; i < 12; i++) {
      run.lookAndDrain();
    }
  }

  private void step(int choice) throws IOException {
    switch (choice) {
      case 0, 1, 2, 3 -> append(1 + random.nextInt(6));
      case 4 -> lookMeanwhile();
      case 5, 6 -> appendHalf();
      case 7, 8, 9, 10 -> look();
      case 11 -> readSome();
      case 12, 13 -> checkpoint();
      case 14 -> kill();
      case 15, 16 -> rename();
      case 17, 18 -> copyAndTruncate();
      default -> pack();
    }
  }

  private void append(int lines) throws IOException {
    for (int i = 0; i < lines; i++) {
      finishLine();
      String line = number++ + " " + "x".repeat(random.nextInt(random.nextInt(8) == 0 ? 300 : 20));
      write(line + (random.nextInt(10) == 0 ? "\r\n" : "\n"));
      written.add(line);
    }
    story.add("append " + lines);
    if (random.nextInt(3) == 0) {
      growToFormerSize();
    }
  }

  /** Makes the log as large as what had its inode before. */
  private void growToFormerSize() throws IOException {
    String line = number + " ";
    long missing = formerSize - Files.size(log) - line.length() - 1;
    if (missing >= 0) {
      line += String.valueOf(number).repeat((int) missing).substring(0, (int) missing);
      number++;
      write(line + "\n");
      written.add(line);
      story.add("append until there are %d bytes again".formatted(formerSize));
    }
  }

  private void appendHalf() throws IOException {
    finishLine();
    unfinished = number++ + " half";
    write(unfinished);
    story.add("append half of " + unfinished);
  }

  private void finishLine() throws IOException {
    if (!unfinished.isEmpty()) {
      write(" done\n");
      written.add(unfinished + " done");
      unfinished = "";
    }
  }

  private void write(String text) throws IOException {
    if (!Files.exists(log) && Files.exists(spare)) {
      cutOff(spare);
      Files.move(spare, log);
    }
    Files.writeString(log, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private void look() throws IOException {
    run.pass(Duration.ofSeconds(1 + random.nextInt(4)));
    run.drain();
    looked.clear();
    looked.addAll(firstLines());
    story.add("look: " + run.found().size());
  }

  /** Rotates while the reader looks; what comes to be then counts as looked at after the next. */
  private void lookMeanwhile() throws IOException {
    boolean copied = random.nextBoolean();
    int lines = 1 + random.nextInt(7);
    int asked = random.nextInt(random.nextBoolean() ? 4 : 30);
    run.meanwhile(
        asked,
        () -> {
          story.add("after " + asked + " questions of a look:");
          if (copied) {
            copyAndTruncate();
          } else {
            rename();
          }
          append(lines);
        });
    run.pass(Duration.ofSeconds(1 + random.nextInt(4)));
    looking = true;
    run.drain();
    looking = false;
    if (run.hasHappened()) {
      story.add("look with a rotation: " + run.found().size());
    } else {
      looked.clear();
      looked.addAll(firstLines());
      story.add("look: " + run.found().size());
    }
  }

  private void readSome() throws IOException {
    run.pass(Duration.ofSeconds(1));
    for (int i = random.nextInt(5); i >= 0; i--) {
      run.poll();
    }
    story.add("read some: " + run.found().size());
  }

  private void checkpoint() throws IOException {
    run.checkpoint();
    knownAtCheckpoint.clear();
    knownAtCheckpoint.addAll(looked);
    story.add("checkpoint");
  }

  private void kill() throws IOException {
    run.kill();
    looked.clear();
    looked.addAll(knownAtCheckpoint);
    story.add("kill");
  }

  private Set<String> firstLines() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> !file.toString().endsWith(".gz"))
          .map(TailScript::firstLine)
          .collect(Collectors.toSet());
    }
  }

  private static String firstLine(Path file) {
    try {
      return Files.readString(file).split(" ", 2)[0];
    } catch (IOException e) {
      return "";
    }
  }

  private boolean mayLeave(Path file) throws IOException {
    return Files.exists(file)
        && Files.size(file) > 0
        && knownAtCheckpoint.contains(firstLine(file))
        && looked.contains(firstLine(file));
  }

  private boolean mayRotate() throws IOException {
    return Files.exists(log) && Files.size(log) > 0 && (staysInGlob || mayLeave(log));
  }

  private void rename() throws IOException {
    if (mayRotate()) {
      settleHalf();
      Path to = rotated();
      Files.move(log, to);
      story.add("rename to " + to.getFileName());
    }
  }

  /** Lets a file with half a line go as it is if it is surely seen as renamed. */
  private void settleHalf() throws IOException {
    if (!unfinished.isEmpty() && (!mayLeave(log) || random.nextBoolean())) {
      finishLine();
    } else if (!unfinished.isEmpty()) {
      written.add(unfinished);
      unfinished = "";
    }
  }

  private void copyAndTruncate() throws IOException {
    if (mayRotate()) {
      finishLine();
      Path copy = rotated();
      copyTo(copy);
      story.add("copy to " + copy.getFileName());
      if (random.nextInt(3) == 0 && !looking) {
        look();
      }
      formerSize = Files.size(log);
      cutOff(log);
      story.add("truncate");
    }
  }

  private static void cutOff(Path file) throws IOException {
    Files.newByteChannel(file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)
        .close();
  }

  /** Copies in two steps, with a look in between at times. */
  private void copyTo(Path copy) throws IOException {
    byte[] content = Files.readAllBytes(log);
    int half = random.nextInt(content.length + 1);
    try (OutputStream out = Files.newOutputStream(copy)) {
      out.write(content, 0, half);
      if (random.nextInt(3) == 0 && !looking) {
        look();
      }
      out.write(content, half, content.length - half);
    }
  }

  /** Moves older files on, as logrotate does, and returns the name for the youngest. */
  private Path rotated() throws IOException {
    if (dated) {
      return directory.resolve("app-" + String.format("%04d", number) + ".log");
    }
    for (int i = 30; i >= 1; i--) {
      shift("app.log." + i, "app.log." + (i + 1));
      shift("app.log." + i + ".gz", "app.log." + (i + 1) + ".gz");
    }
    return directory.resolve("app.log.1");
  }

  private void shift(String from, String to) throws IOException {
    if (Files.exists(directory.resolve(from))) {
      Files.move(directory.resolve(from), directory.resolve(to));
    }
  }

  private void pack() throws IOException {
    List<Path> rotated;
    try (Stream<Path> files = Files.list(directory)) {
      rotated =
          files
              .filter(file -> !file.equals(log) && !file.toString().endsWith(".gz"))
              .sorted()
              .toList();
    }
    if (!rotated.isEmpty()) {
      Path file = rotated.get(random.nextInt(rotated.size()));
      if (mayLeave(file)) {
        Path packed = directory.resolve(file.getFileName() + ".gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
          out.write(Files.readAllBytes(file));
        }
        if (random.nextBoolean()) {
          look();
        }
        formerSize = Files.size(file);
        Files.move(file, spare, StandardCopyOption.REPLACE_EXISTING);
        story.add("pack " + file.getFileName());
      }
    }
  }
}
