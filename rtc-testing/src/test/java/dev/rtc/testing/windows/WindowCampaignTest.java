package dev.rtc.testing.windows;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.Pipeline;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compares window steps to the model, event by event, over made-up courses of events.
 *
 * <p>The seeds of a group run one after the other in one operator: some are restored in their
 * midst, some groups keep their state in RocksDB.
 */
@SuppressWarnings("try") // a harness may be interrupted as it closes
class WindowCampaignTest {

  private static final int SEEDS = Integer.getInteger("windows.seeds", 1_000);
  private static final int SEEDS_BY_CLOCK = 200;
  private static final int GROUP = 200;

  static Stream<Arguments> inEventTime() {
    return Arrays.stream(Kind.values())
        .flatMap(kind -> Arrays.stream(Choice.values()).map(choice -> Arguments.of(kind, choice)));
  }

  @ParameterizedTest
  @MethodSource
  void inEventTime(Kind kind, Choice choice) {
    groups(SEEDS)
        .forEach(
            group -> {
              for (Summary summary : Summary.values()) {
                boolean onDisk = group == 1 && isDiskTurn(kind, choice, summary);
                Pipeline pipeline = Windows.of(kind, choice, summary);
                compare(pipeline, new Model(kind, choice, summary, false), group, onDisk);
              }
            });
  }

  static Stream<Arguments> byClock() {
    return Arrays.stream(Kind.values())
        .flatMap(
            kind -> Arrays.stream(Summary.values()).map(summary -> Arguments.of(kind, summary)));
  }

  @ParameterizedTest
  @MethodSource
  void byClock(Kind kind, Summary summary) {
    groups(SEEDS_BY_CLOCK)
        .forEach(
            group ->
                compare(
                    Windows.byClock(kind, summary),
                    new Model(kind, Choice.DROP, summary, true),
                    group,
                    summary == Summary.COLLECTING));
  }

  private static IntStream groups(int seeds) {
    return IntStream.range(0, Math.max(1, seeds / GROUP)).parallel();
  }

  private static void compare(Pipeline pipeline, Model model, int group, boolean onDisk) {
    try (Rig rig = new Rig(pipeline, backend(onDisk))) {
      for (int seed = group * GROUP; seed < (group + 1) * GROUP; seed++) {
        compare(rig, model, seed);
      }
      end(rig, model, (group + 1) * GROUP);
    } catch (Exception e) {
      throw new AssertionError("group " + group, e);
    }
  }

  private static StateBackend backend(boolean onDisk) {
    return onDisk ? new EmbeddedRocksDBStateBackend() : new HashMapStateBackend();
  }

  private static void compare(Rig rig, Model model, int seed) throws Exception {
    List<Event> events = Course.of(seed);
    for (int i = 0; i < events.size(); i++) {
      Event event = events.get(i);
      model.on(event);
      rig.on(event);
      compare(model.told(), rig.told(), seed, i, event);
      compare(model.late(), rig.late(), seed, i, event);
    }
  }

  /** Asserts only what is unequal: to describe an assertion costs more than the events do. */
  private static void compare(List<?> expected, List<?> actual, int seed, int i, Event event) {
    if (!expected.equals(actual)) {
      assertThat(actual).as("seed %d, event %d: %s", seed, i, event).isEqualTo(expected);
    }
  }

  /** The end of all input tells what is open, once, also to an operator that is restored then. */
  private static void end(Rig rig, Model model, int seed) throws Exception {
    List<Event> end = Course.end(seed);
    for (Event event : end) {
      model.on(event);
      rig.on(event);
    }
    assertThat(rig.told()).isEqualTo(model.told());
    assertThat(rig.timers()).isZero();
    rig.restore();
    for (Event event : end) {
      rig.on(event);
    }
    assertThat(rig.told()).isEmpty();
  }

  /** Spreads the slow backend over all combinations. */
  private static boolean isDiskTurn(Kind kind, Choice choice, Summary summary) {
    int turn =
        List.of(Kind.values()).indexOf(kind)
            + List.of(Choice.values()).indexOf(choice)
            + List.of(Summary.values()).indexOf(summary);
    return Summary.of(turn) == Summary.of(0);
  }
}
