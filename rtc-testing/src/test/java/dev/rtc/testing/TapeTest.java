package dev.rtc.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.graph.SourceNode;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TapeTest {

  private static final Order ORDER = Order.of("a", 1, 0);
  private static final long BOUND = 10_000;

  private final SourceNode node = (SourceNode) Examples.revenue().graph().nodes().get(0);
  private final long noon = Order.NOON.toEpochMilli();

  @Test
  void each_record_that_advances_time_is_followed_by_its_watermark() {
    Tape tape =
        cut(
            new ScriptEvent.Send("orders", 0, ORDER),
            new ScriptEvent.Send("orders", 0, ORDER),
            new ScriptEvent.Send("orders", 0, Order.of("a", 1, 1)));

    assertThat(entries(tape))
        .containsExactly(
            "Opened@0",
            "Sent@0",
            "Watermark@0 " + (noon - BOUND - 1),
            "Sent@0",
            "Sent@0",
            "Watermark@0 " + (noon + 1000 - BOUND - 1));
  }

  @Test
  void an_input_wakes_up_with_its_next_record() {
    Tape tape = cut(new ScriptEvent.Idle("orders", 0), new ScriptEvent.Send("orders", 0, ORDER));

    assertThat(entries(tape))
        .containsExactly(
            "Opened@0", "Idle@0", "Sent@0", "Active@0", "Watermark@0 " + (noon - BOUND - 1));
  }

  @Test
  void what_other_inputs_do_is_left_out_but_all_settle() {
    Tape tape =
        cut(
            new ScriptEvent.Settle(),
            new ScriptEvent.Idle("clicks", 0),
            new ScriptEvent.Settle(),
            new ScriptEvent.Watermark("orders", 0, Order.NOON));

    assertThat(entries(tape))
        .containsExactly("Opened@0", "Held 0", "Held 1", "Watermark@0 " + noon);
  }

  @Test
  void each_partition_has_a_watermark_of_its_own() {
    Tape tape =
        cut(new ScriptEvent.Send("orders", 0, ORDER), new ScriptEvent.Send("orders", 1, ORDER));

    assertThat(entries(tape))
        .containsExactly(
            "Opened@0",
            "Sent@0",
            "Watermark@0 " + (noon - BOUND - 1),
            "Opened@1",
            "Sent@1",
            "Watermark@1 " + (noon - BOUND - 1));
  }

  @Test
  void a_restart_forgets_the_latest_instant_and_keeps_idleness() {
    Tape tape =
        cut(
            new ScriptEvent.Send("orders", 0, ORDER),
            new ScriptEvent.Idle("orders", 1),
            new ScriptEvent.Restart(OptionalInt.empty()),
            new ScriptEvent.Send("orders", 0, ORDER));

    assertThat(entries(tape))
        .containsExactly(
            "Opened@0",
            "Sent@0",
            "Watermark@0 " + (noon - BOUND - 1),
            "Opened@1",
            "Idle@1",
            "Restarted",
            "Held 0",
            "Sent@0",
            "Watermark@0 " + (noon - BOUND - 1));
  }

  @Test
  void whoever_reads_a_tape_that_grows_is_told_when_it_has() {
    Tape tape = cut();
    var reached = tape.reaches(1);
    assertThat(reached).isNotDone();

    tape.add(new TapeEntry.Idle(0));

    assertThat(reached).isDone();
    assertThat(tape.hasEntry(1)).isTrue();
    assertThat(tape.endsAt(2)).isFalse();
    tape.end();
    assertThat(tape.endsAt(2)).isTrue();
  }

  @Test
  void splits_come_back_from_their_bytes() throws IOException {
    TapeSplit split = new TapeSplit(42);
    TapeSplitSerializer splits = new TapeSplitSerializer();
    Unassigned.Serializer unassigned = new Unassigned.Serializer();

    assertThat(splits.deserialize(1, splits.serialize(split))).isEqualTo(split);
    for (Unassigned state : List.of(Unassigned.nothing(), Unassigned.of(split))) {
      assertThat(unassigned.deserialize(1, unassigned.serialize(state))).isEqualTo(state);
    }
  }

  private Tape cut(ScriptEvent... script) {
    TapeCutter<?> cutter = new TapeCutter<>(InputPort.of(node));
    List.of(script).forEach(cutter::addWithHolds);
    return cutter.tape();
  }

  private static List<String> entries(Tape tape) {
    return tape.entries().stream().map(TapeTest::tell).toList();
  }

  private static String tell(TapeEntry entry) {
    String kind = entry.getClass().getSimpleName();
    if (entry instanceof TapeEntry.Held held) {
      return kind + " " + held.hold();
    } else if (entry instanceof TapeEntry.Watermark watermark) {
      return kind + "@" + watermark.partition() + " " + watermark.millis();
    } else if (entry instanceof TapeEntry.OfPartition of) {
      return kind + "@" + of.partition();
    }
    return kind;
  }
}
