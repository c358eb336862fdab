package dev.rtc.testing.upgrade;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Reads locks back; says the line of what it cannot read. */
final class LockReader {

  private static final List<String> ROLES =
      List.of(
          Blueprint.End.SPLITS,
          Blueprint.End.ENUMERATOR,
          Blueprint.End.WRITER,
          Blueprint.End.COMMITTABLES);
  private static final List<String> KINDS =
      List.of(
          "value",
          "map",
          "list",
          "reducing",
          "aggregating",
          "timers",
          "split",
          "union",
          "broadcast");

  private static final String KEY = LockText.KEY + ": ";
  private static final List<String> OF_A_STEP =
      List.of(LockText.MAX_PARALLELISM, LockText.DOES, KEY, LockText.STATE, LockText.CONNECTOR);

  private LockReader() {}

  static Blueprint read(Path file) {
    try {
      return blueprint(LockLine.read(file, Files.readAllLines(file)));
    } catch (MalformedInputException e) {
      throw new DamagedLockException(
          "%s is damaged: it is no text in UTF-8; take the last version from version control"
              .formatted(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Blueprint blueprint(LockLine root) {
    List<LockLine> lines = root.below();
    requireFormat(root, lines);
    if (lines.size() < 2 || !lines.get(1).starts(LockText.PIPELINE)) {
      throw (lines.size() < 2 ? lines.get(0) : lines.get(1))
          .damaged("a line 'pipeline <name>' is to follow 'rtc.lock <format>'");
    }
    List<Blueprint.Step> steps = new ArrayList<>();
    for (LockLine line : lines.subList(2, lines.size())) {
      Blueprint.Step step = step(line);
      if (steps.stream().anyMatch(other -> other.uid().equals(step.uid()))) {
        throw line.damaged("there is a step of this id already");
      }
      steps.add(step);
    }
    return new Blueprint(lines.get(1).after(LockText.PIPELINE), steps);
  }

  private static void requireFormat(LockLine root, List<LockLine> lines) {
    if (lines.isEmpty()) {
      throw root.damaged("the file is empty; it begins with 'rtc.lock <format>'");
    }
    LockLine first = lines.get(0);
    if (!first.starts(LockText.HEADER)) {
      throw first.damaged("a lock begins with 'rtc.lock <format>'");
    }
    int format = number(first, first.after(LockText.HEADER));
    if (format > LockText.FORMAT) {
      throw new DamagedLockException(
          ("%s was written by a newer rtc: it has format %d, and this one reads formats up to %d;"
                  + " raise the version of rtc-testing")
              .formatted(first.file(), format, LockText.FORMAT));
    }
  }

  private static int number(LockLine line, String text) {
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      throw line.damaged("'%s' is no number".formatted(text));
    }
  }

  private static Blueprint.Step step(LockLine line) {
    if (!line.starts(LockText.STEP)) {
      throw line.damaged("only 'step <id>' stands without indentation");
    }
    line.below().forEach(LockReader::requireKnown);
    return new Blueprint.Step(
        line.after(LockText.STEP),
        below(line, LockText.MAX_PARALLELISM)
            .findFirst()
            .map(LockReader::groups)
            .orElse(OptionalInt.empty()),
        below(line, LockText.DOES).findFirst().map(each -> each.after(LockText.DOES)).orElse(""),
        below(line, KEY).findFirst().map(each -> SchemaReader.labelled(each).schema()),
        below(line, LockText.STATE).map(LockReader::state).toList(),
        below(line, LockText.CONNECTOR).map(LockReader::end).toList());
  }

  private static void requireKnown(LockLine line) {
    if (OF_A_STEP.stream().noneMatch(line::starts)) {
      throw line.damaged(
          "a step has 'max parallelism', 'does', 'key', 'state' and 'connector' lines only");
    }
  }

  private static Stream<LockLine> below(LockLine step, String word) {
    return step.below().stream().filter(line -> line.starts(word));
  }

  private static OptionalInt groups(LockLine line) {
    String text = line.after(LockText.MAX_PARALLELISM);
    return text.equals(LockText.DERIVED) ? OptionalInt.empty() : OptionalInt.of(number(line, text));
  }

  private static Blueprint.State state(LockLine line) {
    String[] words = line.text().substring(LockText.STATE.length()).split(" ", 2);
    if (words.length < 2 || !KINDS.contains(words[0])) {
      throw line.damaged("write 'state <kind> <name>', where the kind is one of " + KINDS);
    }
    List<Blueprint.Part> parts =
        line.below().stream()
            .map(SchemaReader::labelled)
            .map(each -> new Blueprint.Part(each.label(), each.schema()))
            .toList();
    if (parts.isEmpty()) {
      throw line.damaged("a state has the schema of its value below it");
    }
    return new Blueprint.State(words[0], LockText.unescape(words[1]), parts);
  }

  private static Blueprint.End end(LockLine line) {
    String[] words = line.text().substring(LockText.CONNECTOR.length()).split(" ", 3);
    if (words.length < 3 || !ROLES.contains(words[0])) {
      throw line.damaged(
          "write 'connector <role> <version> <class>', where the role is one of " + ROLES);
    }
    return new Blueprint.End(words[0], LockText.unescape(words[2]), number(line, words[1]));
  }
}
