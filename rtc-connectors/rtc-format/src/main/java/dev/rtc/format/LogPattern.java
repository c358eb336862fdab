package dev.rtc.format;

import dev.rtc.connector.Format;
import dev.rtc.connector.Problems;
import dev.rtc.type.DataType;
import dev.rtc.type.RecordMaker;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalQuery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads log lines into records by a pattern with named groups, as an immutable value: {@code
 * LogPattern.of("%{ip:client} %{token:user} \"%{word:method} %{path:path}\" %{int:status}",
 * Request.class)}. It only reads.
 *
 * <p>A group is {@code %{shape:component}}, or {@code %{shape}} for what is skipped; everything
 * else stands for itself, {@code %%} for a percent sign. A line must fit from its first character
 * to its last; what a group finds must fit its component as strictly as in {@link Csv}.
 *
 * <table>
 * <caption>Shapes</caption>
 * <tr><td>{@code word}</td><td>letters, digits and underscores</td></tr>
 * <tr><td>{@code int}, {@code number}</td><td>a whole number; one with fraction and exponent</td></tr>
 * <tr><td>{@code token}, {@code path}</td><td>anything without blanks; and without quotes</td></tr>
 * <tr><td>{@code ip}, {@code host}</td><td>an address of IPv4 or IPv6; a name or address</td></tr>
 * <tr><td>{@code quoted}</td><td>text in double quotes, which are no part of the value</td></tr>
 * <tr><td>{@code text}</td><td>anything up to the literal text that follows</td></tr>
 * <tr><td>{@code rest}</td><td>anything up to the end of the line</td></tr>
 * <tr><td>{@code space}</td><td>spaces and tabs</td></tr>
 * <tr><td>{@code time}</td><td>a time in ISO 8601; {@code time(pattern)}: one by a pattern of {@link
 * DateTimeFormatter}, with English names</td></tr>
 * <tr><td>{@code httptime}</td><td>{@code 02/Jan/2026:03:04:05 +0100}</td></tr>
 * </table>
 *
 * <p>A shape takes as much as fits, but stops before the literal text that follows it, and never
 * gives anything back: a line is read in time proportional to its length, whatever it holds.
 *
 * @param <T> the record
 */
public final class LogPattern<T> implements Format<T> {

  /** Is the common log format of web servers: host, ident, user, at, request, status, bytes. */
  public static final String COMMON =
      "%{host:host} %{token:ident} %{token:user} [%{httptime:at}] %{quoted:request} %{int:status}"
          + " %{int:bytes}";

  /** Is the combined log format of web servers: the common one, then referer and agent. */
  public static final String COMBINED = COMMON + " %{quoted:referer} %{quoted:agent}";

  private static final long serialVersionUID = 1L;

  private static final Problems IGNORED = (code, found, instead) -> {};

  private final DataType<T> type;
  private final String pattern;
  private final Map<String, String> definitions;
  private final FieldSettings settings;
  private final @Nullable String absent;

  private LogPattern(
      DataType<T> type,
      String pattern,
      Map<String, String> definitions,
      FieldSettings settings,
      @Nullable String absent) {
    this.type = type;
    this.pattern = pattern;
    this.definitions = definitions;
    this.settings = settings;
    this.absent = absent;
  }

  /** Reads lines of a pattern into a record class. */
  public static <T> LogPattern<T> of(String pattern, Class<T> type) {
    return of(pattern, DataType.of(type));
  }

  /** Reads lines of a pattern into a record. */
  public static <T> LogPattern<T> of(String pattern, DataType<T> type) {
    return new LogPattern<>(type, pattern, Map.of(), FieldSettings.STRICT, null);
  }

  /**
   * Names a shape of one's own by a regular expression, which is given a bounded number of steps
   * per line; a line that would take more is malformed. It may replace a shape that is built in.
   */
  public LogPattern<T> define(String name, String regex) {
    Map<String, String> more = new HashMap<>(definitions);
    more.put(name, regex);
    return new LogPattern<>(type, pattern, Map.copyOf(more), settings, absent);
  }

  /** States what stands where there is no value, such as {@code "-"} in logs of web servers. */
  public LogPattern<T> absentAs(String text) {
    return new LogPattern<>(type, pattern, definitions, settings, text);
  }

  /** Reads times of groups without a pattern of their own otherwise than in ISO 8601. */
  public LogPattern<T> timesAs(Times times) {
    return new LogPattern<>(type, pattern, definitions, settings.timesAs(times), absent);
  }

  /** Returns "log lines". */
  @Override
  public String describe() {
    return "log lines";
  }

  @Override
  public String suffix() {
    return ".log";
  }

  @Override
  public DataType<T> type() {
    return type;
  }

  @Override
  public Decoder<T> decoder(Optional<byte[]> header) {
    return new LogDecoder<>(
        type.name(), steps(IGNORED), settings.fields(type, ""), RecordMaker.of(type));
  }

  /**
   * Refuses, since a pattern does not tell how a line was written.
   *
   * @throws UnsupportedOperationException always
   */
  @Override
  public Encoder<T> encoder() {
    throw new UnsupportedOperationException("A log pattern only reads; write JSON or CSV");
  }

  @Override
  public void validateWriting(Problems problems) {
    problems.report("RTC-448", "a log pattern, which only reads", "write JSON, CSV or text");
  }

  @Override
  public void validate(Problems problems) {
    if (type.columns().isEmpty()) {
      problems.report(
          "RTC-447",
          "a log pattern fills the components of a record, but the records are " + type.name(),
          "name a record with a component per group");
      return;
    }
    steps(problems);
  }

  private List<LogStep> steps(Problems problems) {
    List<Field> fields = settings.fields(type, "");
    Set<String> open = new HashSet<>(fields.stream().map(Field::name).toList());
    List<LogStep> steps = new ArrayList<>();
    for (LogPart part : new LogPatternParser(pattern, definitions, problems).parse()) {
      if (part instanceof LogPart.Group group) {
        requireComponent(group, open, problems);
        steps.add(step(group, fields, problems));
      } else if (part instanceof LogPart.Literal literal) {
        steps.add(new LogStep.Fixed(literal.text()));
      }
    }
    fields.stream()
        .filter(field -> open.contains(field.name()) && !field.mayBeMissing())
        .forEach(field -> reportUnfilled(field, problems));
    return steps;
  }

  private void requireComponent(LogPart.Group group, Set<String> open, Problems problems) {
    String component = group.component();
    if (component != null && !open.remove(component)) {
      problems.report(
          "RTC-447",
          group.source()
              + ", but "
              + type.name()
              + " has no component "
              + component
              + " that is still open",
          "name each component once, or drop the name to skip what the group finds");
    }
  }

  private void reportUnfilled(Field field, Problems problems) {
    problems.report(
        "RTC-447",
        "no group for the component " + field.name() + " of " + type.name(),
        "write %{...:" + field.name() + "}, or declare the component Optional");
  }

  private LogStep step(LogPart.Group group, List<Field> fields, Problems problems) {
    int index = indexOf(group.component(), fields);
    Field field = index == LogStep.SKIPPED ? null : fields.get(index);
    Plain plain = field == null ? null : plain(field, group, problems);
    String time = group.time();
    if (time == null) {
      return new LogStep.Shaped(group, plain == null ? LogStep.SKIPPED : index, plain, absent);
    }
    Times times = Times.pattern(time);
    DateTimeFormatter formatter = times.formatterOrReport(group.source(), problems);
    if (formatter == null) {
      return new LogStep.Fixed("");
    }
    Class<?> raw = field == null ? String.class : field.presentType().rawClass();
    TemporalQuery<?> query = Times.query(raw);
    times.validate(raw, group.source(), problems);
    return new LogStep.Timed(group, formatter, index, query, plain, absent);
  }

  private static int indexOf(@Nullable String component, List<Field> fields) {
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).name().equals(component)) {
        return i;
      }
    }
    return LogStep.SKIPPED;
  }

  private @Nullable Plain plain(Field field, LogPart.Group group, Problems problems) {
    Plain plain = PlainValues.of(field.presentType(), settings.times());
    if (plain == null && field.type().problems().isEmpty()) {
      problems.report(
          "RTC-442",
          group.source() + " fills a " + field.type().name() + ", which one text doesn't hold",
          "read a string, and make more of it with map");
    }
    if (plain != null && group.time() == null) {
      settings.times().validate(field.presentType().rawClass(), group.source(), problems);
    }
    return plain;
  }
}
