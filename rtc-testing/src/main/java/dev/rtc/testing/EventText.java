package dev.rtc.testing;

import dev.rtc.testing.compare.Differences;
import java.util.Locale;

/** Says in a line what an event of a script is. */
final class EventText {

  private static final int LONGEST = 120;

  private EventText() {}

  static String of(ScriptEvent event) {
    String text = text(event);
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
  }

  private static String text(ScriptEvent event) {
    if (event instanceof ScriptEvent.Send send) {
      return "send %s to %s".formatted(Differences.show(send.record()), input(send));
    } else if (event instanceof ScriptEvent.SendUndecodable send) {
      return "send %d undecodable bytes to %s".formatted(send.bytes().length, input(send));
    } else if (event instanceof ScriptEvent.Watermark watermark) {
      return "watermark %s of %s".formatted(watermark.at(), input(watermark));
    } else if (event instanceof ScriptEvent.Idle idle) {
      return "%s falls idle".formatted(input(idle));
    } else if (event instanceof ScriptEvent.AdvanceClock advance) {
      return "the clock advances by " + advance.by();
    } else if (event instanceof ScriptEvent.Await await) {
      return "await %d records at '%s'".formatted(await.records(), await.output());
    } else if (event instanceof ScriptEvent.Restart restart) {
      return "restart" + restart.parallelism().stream().mapToObj(p -> " on " + p).toList();
    }
    return event.getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  private static String input(ScriptEvent.OfInput event) {
    return "'%s'%s"
        .formatted(event.input(), event.partition() == 0 ? "" : " partition " + event.partition());
  }
}
