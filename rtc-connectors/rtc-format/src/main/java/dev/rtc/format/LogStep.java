package dev.rtc.format;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQuery;
import org.jspecify.annotations.Nullable;

/** Reads one part of a line. */
@FunctionalInterface
interface LogStep {

  /** Stands for a group that is read into no component. */
  int SKIPPED = -1;

  /**
   * Reads the part that begins at an index, and puts its value among those of the components.
   *
   * @return the index after the part
   * @throws Unfit if something else is there
   */
  int read(String line, int from, @Nullable Object[] values) throws Unfit;

  /** Reads text that stands for itself. */
  record Fixed(String text) implements LogStep {

    @Override
    public int read(String line, int from, @Nullable Object[] values) throws Unfit {
      if (!line.startsWith(text, from)) {
        throw new Unfit(Shown.quoted(text));
      }
      return from + text.length();
    }
  }

  /**
   * Reads what a shape finds.
   *
   * @param index the component, or {@link #SKIPPED}
   * @param plain how its values are read; null if skipped
   * @param absent what stands where there is no value, or null if nothing does
   */
  record Shaped(LogPart.Group group, int index, @Nullable Plain plain, @Nullable String absent)
      implements LogStep {

    @Override
    public int read(String line, int from, @Nullable Object[] values) throws Unfit {
      if (isAbsent(line, from)) {
        return from + String.valueOf(absent).length();
      }
      int end = group.shape().end(line, from, group.next());
      if (end == LogShape.NONE) {
        throw new Unfit(group.source());
      }
      if (plain != null) {
        String value = group.shape().value(line, from, end);
        if (!value.equals(absent)) {
          values[index] = valueOf(value, plain);
        }
      }
      return end;
    }

    private Object valueOf(String value, Plain reader) throws Unfit {
      try {
        return reader.read(value);
      } catch (Unfit e) {
        throw new Unfit(e.expected() + " for " + group.source());
      }
    }

    private boolean isAbsent(String line, int from) {
      if (absent == null || !line.startsWith(absent, from)) {
        return false;
      }
      int end = from + absent.length();
      String next = group.next();
      return end == line.length() || next != null && line.startsWith(next, end);
    }
  }

  /**
   * Reads a time as its pattern shows it, however many blanks that has.
   *
   * @param index the component, or {@link #SKIPPED}
   * @param query what makes the component's value; null if it is text
   * @param text what makes text; null if it is no text
   */
  record Timed(
      LogPart.Group group,
      DateTimeFormatter formatter,
      int index,
      @Nullable TemporalQuery<?> query,
      @Nullable Plain text,
      @Nullable String absent)
      implements LogStep {

    @Override
    public int read(String line, int from, @Nullable Object[] values) throws Unfit {
      if (new Shaped(group, SKIPPED, null, absent).isAbsent(line, from)) {
        return from + String.valueOf(absent).length();
      }
      ParsePosition position = new ParsePosition(from);
      try {
        TemporalAccessor time = formatter.parse(line, position);
        if (index != SKIPPED) {
          values[index] = value(time, line.substring(from, position.getIndex()));
        }
        return position.getIndex();
      } catch (DateTimeException | IndexOutOfBoundsException e) {
        throw new Unfit(group.source());
      }
    }

    private @Nullable Object value(TemporalAccessor time, String found) throws Unfit {
      return query != null ? query.queryFrom(time) : text != null ? text.read(found) : null;
    }
  }
}
