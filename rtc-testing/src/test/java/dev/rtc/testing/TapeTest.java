package dev.rtc.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.graph.SourceNode;
import dev.rtc.type.DataType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TapeTest {

  private static final Order ORDER = Order.of("a", 1, 0);
  private static final long BOUND = 10_000;

  private final SourceNode node = (SourceNode) Examples.revenue().graph().nodes().get(0);
  private final long noon = Order.NOON.toEpochMilli();

  @Test
  void each_record_that_advances_time_is_followed_by_its_watermark() throws IOException {
    Tape tape =
        cut(
            new ScriptEvent.Send("orders", 0, ORDER),
            new ScriptEvent.Send("orders", 0, ORDER),
            new ScriptEvent.Send("orders", 0, Order.of("a", 1, 1)));

    assertThat(entries(tape))
        .containsExactly(
            "RECORD",
            "WATERMARK " + (noon - BOUND - 1),
            "RECORD",
            "RECORD",
            "WATERMARK " + (noon + 1000 - BOUND - 1));
  }

  @Test
  void an_input_wakes_up_with_its_next_record() throws IOException {
    Tape tape = cut(new ScriptEvent.Idle("orders", 0), new ScriptEvent.Send("orders", 0, ORDER));

    assertThat(entries(tape))
        .containsExactly("IDLE", "RECORD", "ACTIVE", "WATERMARK " + (noon - BOUND - 1));
  }

  @Test
  void what_other_inputs_do_is_left_out_but_all_settle() throws IOException {
    Tape tape =
        cut(
            new ScriptEvent.Settle(),
            new ScriptEvent.Idle("clicks", 0),
            new ScriptEvent.Settle(),
            new ScriptEvent.Watermark("orders", 0, Order.NOON));

    assertThat(entries(tape)).containsExactly("HOLD 0", "HOLD 1", "WATERMARK " + noon);
  }

  @Test
  void each_partition_has_a_watermark_of_its_own() throws IOException {
    Tape tape =
        cut(new ScriptEvent.Send("orders", 0, ORDER), new ScriptEvent.Send("orders", 1, ORDER));

    assertThat(tape.partitions()).isEqualTo(2);
    assertThat(entries(tape))
        .containsExactly(
            "RECORD",
            "WATERMARK " + (noon - BOUND - 1),
            "RECORD@1",
            "WATERMARK@1 " + (noon - BOUND - 1));
  }

  @Test
  void a_restart_forgets_the_latest_instant_and_keeps_idleness() throws IOException {
    Tape tape =
        cut(
            new ScriptEvent.Send("orders", 0, ORDER),
            new ScriptEvent.Idle("orders", 1),
            new ScriptEvent.Restart(OptionalInt.empty()),
            new ScriptEvent.Send("orders", 0, ORDER));

    assertThat(entries(tape))
        .containsExactly(
            "RECORD",
            "WATERMARK " + (noon - BOUND - 1),
            "IDLE@1",
            "HOLD 0",
            "IDLE@1",
            "RECORD",
            "WATERMARK " + (noon - BOUND - 1));
  }

  @Test
  void reading_goes_on_at_a_position() throws IOException {
    Tape tape = cut(new ScriptEvent.Settle(), new ScriptEvent.Idle("orders", 0));
    TapeReader first = new TapeReader(tape, 0);
    entry(first);

    TapeReader second = new TapeReader(tape, first.position());

    assertThat(entry(second)).isEqualTo("IDLE");
    assertThat(second.atEnd()).isTrue();
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
    return TapeCutter.cut(node, DataType.of(Order.class), List.of(script));
  }

  private static List<String> entries(Tape tape) throws IOException {
    List<String> entries = new ArrayList<>();
    TapeReader reader = new TapeReader(tape, 0);
    while (!reader.atEnd()) {
      entries.add(entry(reader));
    }
    return entries;
  }

  private static String entry(TapeReader reader) throws IOException {
    Tape.Kind kind = reader.kind();
    if (kind == Tape.Kind.HOLD) {
      return "HOLD " + reader.hold();
    }
    int partition = reader.partition();
    String told = partition == 0 ? kind.name() : kind + "@" + partition;
    return switch (kind) {
      case RECORD, UNDECODABLE -> {
        byte[] encoded = reader.bytes();
        assertThat(encoded).isNotEmpty();
        yield told;
      }
      case WATERMARK -> told + " " + reader.watermark();
      case HOLD, IDLE, ACTIVE -> told;
    };
  }
}
