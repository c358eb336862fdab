package dev.rtc.format;

import dev.rtc.connector.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Takes a log pattern apart and reports what is wrong with it. */
final class LogPatternParser {

  private static final String HTTP_TIME = "dd/MMM/yyyy:HH:mm:ss Z";
  private static final Pattern GROUP =
      Pattern.compile(
          "%\\{(?<shape>[A-Za-z][A-Za-z0-9_]*)(?:\\((?<time>[^}]*)\\))?(?::(?<component>[\\w$]+))?}");

  private final String pattern;
  private final Map<String, String> definitions;
  private final Problems problems;
  private final List<LogPart> parts = new ArrayList<>();

  LogPatternParser(String pattern, Map<String, String> definitions, Problems problems) {
    this.pattern = pattern;
    this.definitions = definitions;
    this.problems = problems;
  }

  /** Returns the parts in their order; those that were reported are missing. */
  List<LogPart> parse() {
    Matcher group = GROUP.matcher(pattern);
    int at = 0;
    while (at < pattern.length()) {
      int sign = pattern.indexOf('%', at);
      if (sign < 0) {
        literal(pattern.substring(at));
        break;
      }
      literal(pattern.substring(at, sign));
      if (pattern.startsWith("%%", sign)) {
        literal("%");
        at = sign + 2;
      } else if (group.find(sign) && group.start() == sign) {
        addGroup(group);
        at = group.end();
      } else {
        reportSign(sign);
        break;
      }
    }
    return withNext();
  }

  private void literal(String text) {
    int last = parts.size() - 1;
    if (last >= 0 && parts.get(last) instanceof LogPart.Literal before) {
      parts.set(last, new LogPart.Literal(before.text() + text));
    } else if (!text.isEmpty()) {
      parts.add(new LogPart.Literal(text));
    }
  }

  private void addGroup(Matcher group) {
    String name = group.group("shape");
    String time = name.equals("httptime") ? HTTP_TIME : group.group("time");
    LogShape shape = shape(name.equals("httptime") ? "time" : name, group.group());
    if (group.group("time") != null && !name.equals("time")) {
      report(
          "RTC-446",
          "parentheses in " + group.group(),
          "write them after time, as in %{time(yyyy-MM-dd HH:mm:ss):at}");
    }
    if (shape != null) {
      parts.add(new LogPart.Group(group.group(), shape, time, group.group("component"), null));
    }
  }

  private @Nullable LogShape shape(String name, String source) {
    String regex = definitions.get(name);
    if (regex != null) {
      return regex(regex, source);
    }
    LogShape shape = LogShape.named(name);
    if (shape == null) {
      report(
          "RTC-446",
          "the unknown name " + name + " in " + source,
          "write one of "
              + String.join(", ", LogShape.NAMES)
              + ", or define(\""
              + name
              + "\", regex)");
    }
    return shape;
  }

  private @Nullable LogShape regex(String regex, String source) {
    try {
      return new LogRegex(Pattern.compile(regex));
    } catch (PatternSyntaxException e) {
      report(
          "RTC-446",
          source
              + " is defined by no regular expression: "
              + e.getDescription()
              + " at character "
              + Math.max(0, e.getIndex())
              + " of "
              + regex,
          "write one that java.util.regex.Pattern takes");
      return null;
    }
  }

  private void reportSign(int at) {
    report(
        "RTC-446",
        "a % that begins no group, before " + Shown.quoted(pattern.substring(at)),
        "write %{shape}, %{shape:component} or %{time(pattern):component}, and %% for the sign"
            + " itself");
  }

  private void report(String code, String found, String instead) {
    problems.report(code, found, instead);
  }

  /** Tells each group the literal after it, and refuses text that nothing ends. */
  private List<LogPart> withNext() {
    List<LogPart> linked = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      LogPart part = parts.get(i);
      LogPart after = i + 1 < parts.size() ? parts.get(i + 1) : null;
      if (part instanceof LogPart.Group group) {
        String next = after instanceof LogPart.Literal literal ? literal.text() : null;
        linked.add(
            new LogPart.Group(
                group.source(), group.shape(), group.time(), group.component(), next));
        requireEnd(group, after);
      } else {
        linked.add(part);
      }
    }
    return linked;
  }

  private void requireEnd(LogPart.Group group, @Nullable LogPart after) {
    boolean endless = group.source().startsWith("%{text") && after instanceof LogPart.Group;
    boolean last = group.source().startsWith("%{rest") && after != null;
    if ((endless || last) && !definitions.containsKey(group.source().substring(2, 6))) {
      report(
          "RTC-446",
          group.source()
              + ", after which "
              + (last ? "nothing is left" : "no literal text tells" + " where it ends"),
          last
              ? "put it at the end"
              : "put a character between the two groups, or take another" + " shape");
    }
  }
}
