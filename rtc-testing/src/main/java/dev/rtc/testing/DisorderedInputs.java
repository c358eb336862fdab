package dev.rtc.testing;

import dev.rtc.testing.driver.JobDriver;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Sends some records twice, and some later than the test says. */
final class DisorderedInputs implements Session {

  private final Session session;
  private final List<Faults.Disorder> disorders;
  private final String title;
  private final Map<String, Integer> sent = new HashMap<>();
  private final List<Late> held = new ArrayList<>();

  DisorderedInputs(Session session, List<Faults.Disorder> disorders, String title) {
    this.session = session;
    this.disorders = disorders;
    this.title = title;
  }

  @Override
  public void play(ScriptEvent event) {
    if (!(event instanceof ScriptEvent.Send send)) {
      release();
      session.play(event);
      return;
    }
    int number = sent.merge(send.input(), 1, Integer::sum);
    for (Faults.Disorder disorder : disorders) {
      if (disorder.input().equals(send.input()) && disorder.number() == number) {
        play(send, disorder);
        return;
      }
    }
    session.play(send);
    passed(send.input());
  }

  private void play(ScriptEvent.Send send, Faults.Disorder disorder) {
    if (disorder.by() > 0) {
      held.add(new Late(send, disorder.by()));
    } else {
      session.play(send);
      session.play(send);
      passed(send.input());
    }
  }

  private void passed(String input) {
    for (Iterator<Late> each = held.iterator(); each.hasNext(); ) {
      Late late = each.next();
      if (late.send.input().equals(input) && --late.behind == 0) {
        each.remove();
        session.play(late.send);
      }
    }
  }

  private void release() {
    held.forEach(late -> session.play(late.send));
    held.clear();
  }

  @Override
  public void end() {
    release();
    session.end();
    Faults.requireNone(title, missing());
  }

  private List<String> missing() {
    return disorders.stream()
        .filter(each -> sent.getOrDefault(each.input(), 0) < each.number())
        .map(
            each ->
                "%s %s: %d of %d"
                    .formatted(
                        each.by() > 0 ? "reordered" : "duplicated",
                        each.input(),
                        sent.getOrDefault(each.input(), 0),
                        each.number()))
        .toList();
  }

  @Override
  public Outcome outcome() {
    release();
    return session.outcome();
  }

  @Override
  public JobDriver driver() {
    return session.driver();
  }

  @Override
  public Map<String, Map<String, Long>> counters() {
    return session.counters();
  }

  @Override
  public long sent(String input) {
    return session.sent(input);
  }

  @Override
  public void close() {
    session.close();
  }

  /** Is a record that waits for others to pass. */
  private static final class Late {

    private final ScriptEvent.Send send;
    private int behind;

    Late(ScriptEvent.Send send, int behind) {
      this.send = send;
      this.behind = behind;
    }
  }
}
