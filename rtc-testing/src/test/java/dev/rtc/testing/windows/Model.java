package dev.rtc.testing.windows;

import dev.rtc.testing.windows.Kind.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Does what a window step is to do, in one thread, with lists: it keeps every record and computes
 * every result from all of them.
 */
final class Model {

  private final Kind kind;
  private final Choice choice;
  private final Summary summary;
  private final boolean byClock;
  private final List<Open> open = new ArrayList<>();
  private final List<Told> told = new ArrayList<>();
  private final List<Fact> late = new ArrayList<>();
  private Sources sources = new Sources();
  private long clock;

  Model(Kind kind, Choice choice, Summary summary, boolean byClock) {
    this.kind = kind;
    this.choice = choice;
    this.summary = summary;
    this.byClock = byClock;
  }

  /** Takes what has been told since the last call, row by row. */
  List<Told> told() {
    if (told.isEmpty()) {
      return List.of();
    }
    List<Told> taken = told.stream().sorted(Told.BY_ROW).toList();
    told.clear();
    return taken;
  }

  /** Takes the records that have been diverted since the last call. */
  List<Fact> late() {
    List<Fact> taken = List.copyOf(late);
    late.clear();
    return taken;
  }

  void on(Event event) {
    if (event instanceof Event.Arrival arrival) {
      arrive(arrival.fact());
    } else if (event instanceof Event.Tick tick) {
      tick(tick.time());
    } else if (event instanceof Event.Restore) {
      sources = new Sources();
    } else {
      sources.on(event);
      if (!byClock) {
        timePasses();
      }
    }
  }

  private long now() {
    return byClock ? clock : sources.watermark;
  }

  private void arrive(Fact fact) {
    boolean inTime = false;
    long at = byClock ? clock : fact.at();
    for (Span span : kind.spansOf(at, byClock ? 0 : Kind.OFFSET)) {
      List<Open> parts = new ArrayList<>();
      for (Open window : open) {
        if (window.lane == fact.lane() && kind.areOne(window.span, span)) {
          parts.add(window);
        }
      }
      Open whole = new Open(fact.lane(), span, parts);
      if (whole.span.last() + choice.lateness() > now()) {
        inTime = true;
        open.removeAll(parts);
        open.add(whole);
        whole.facts.add(fact);
        changed(whole);
      }
    }
    if (!inTime && choice.diverts()) {
      late.add(fact);
    }
  }

  private void changed(Open window) {
    if (window.span.last() <= now()) {
      tell(window);
    } else if (choice.early() > 0 && window.due == null) {
      window.due = clock + choice.early();
    }
  }

  private void tick(long time) {
    clock = time;
    for (Open window : List.copyOf(open)) {
      if (window.due != null && window.due <= time) {
        window.due = null;
        tell(window);
      }
    }
    if (byClock) {
      timePasses();
    }
  }

  private void timePasses() {
    for (Open window : List.copyOf(open)) {
      if (window.span.last() <= now()) {
        tell(window);
      }
      if (window.span.last() + choice.lateness() <= now()) {
        open.remove(window);
      }
    }
  }

  private void tell(Open window) {
    Object result = summary.of(window.facts);
    if (!choice.corrects()) {
      told.add(row(Told.RESULT, window, window.span, result));
      return;
    }
    Object own = null;
    for (Row row : window.rows) {
      if (row.span.equals(window.span)) {
        own = row.value;
      } else {
        told.add(row("DELETE", window, row.span, row.value));
      }
    }
    window.rows = List.of(new Row(window.span, result));
    if (own == null) {
      told.add(row("INSERT", window, window.span, result));
    } else if (!Objects.equals(own, result)) {
      told.add(row("UPDATE_BEFORE", window, window.span, own));
      told.add(row("UPDATE_AFTER", window, window.span, result));
    }
  }

  private static Told row(String what, Open window, Span span, Object value) {
    return new Told(what, window.lane, span.start(), span.end(), value);
  }

  /** Is a row of the table. */
  private record Row(Span span, Object value) {}

  /** Is a window that has not closed. */
  private static final class Open {

    private final Fact.Lane lane;
    private final Span span;
    private final List<Fact> facts = new ArrayList<>();
    private List<Row> rows = new ArrayList<>();
    private @Nullable Long due;

    Open(Fact.Lane lane, Span begun, List<Open> parts) {
      this.lane = lane;
      Span all = begun;
      for (Open part : parts) {
        all = all.with(part.span);
        facts.addAll(part.facts);
        rows.addAll(part.rows);
        if (part.due != null && (due == null || part.due < due)) {
          due = part.due;
        }
      }
      this.span = all;
    }
  }

  /** Merges watermarks: the least of those sources that are awake and not behind already. */
  private static final class Sources {

    private final long[] marks = new long[Course.SOURCES];
    private final boolean[] idle = new boolean[Course.SOURCES];
    private long watermark = Long.MIN_VALUE;

    Sources() {
      Arrays.fill(marks, Long.MIN_VALUE);
    }

    void on(Event event) {
      if (event instanceof Event.Mark mark) {
        marks[mark.source()] = Math.max(marks[mark.source()], mark.time());
      } else if (event instanceof Event.Idleness change) {
        idle[change.source()] = change.idle();
        if (areAllIdle() && marks[change.source()] == watermark) {
          watermark = Arrays.stream(marks).max().orElseThrow();
        }
      }
      long least = Long.MAX_VALUE;
      boolean any = false;
      for (int source = 0; source < marks.length; source++) {
        if (!idle[source] && marks[source] >= watermark) {
          least = Math.min(least, marks[source]);
          any = true;
        }
      }
      watermark = any ? least : watermark;
    }

    private boolean areAllIdle() {
      for (boolean one : idle) {
        if (!one) {
          return false;
        }
      }
      return true;
    }
  }
}
