package dev.rtc.testing.upgrade;

import static dev.rtc.testing.upgrade.Verdict.BREAKS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Makes each kind of change to a pipeline that has run: what the lock says, what a savepoint proves
 * and what a real restart does must be one and the same.
 */
class ChangesTest {

  @TempDir Path scratch;

  @ParameterizedTest
  @MethodSource({
    "dev.rtc.testing.upgrade.ChangeCatalogue#fields",
    "dev.rtc.testing.upgrade.ChangeCatalogue#steps"
  })
  void lock_savepoint_and_restart_agree(ChangeCatalogue.Case change) {
    String types = ChangeCatalogue.PASSING;
    Release old =
        Release.compile(scratch.resolve("old"), change.was().get(0) + types, change.was().get(1));
    Release next =
        Release.compile(scratch.resolve("new"), change.is().get(0) + types, change.is().get(1));
    Path lock = scratch.resolve("demo.lock");

    old.run(pipeline -> UpgradeCheck.of(pipeline).against(lock).approve());
    UpgradeReport locked = next.with(pipeline -> UpgradeCheck.of(pipeline).against(lock).report());

    assertThat(locked.verdict()).as("%s", locked).isEqualTo(change.verdict());
    assertThat(locked.toString()).contains(change.says());
    for (String backend : List.of("hashmap", "rocksdb")) {
      Reality reality = new Reality(backend, 2, scratch);
      Reality.Outcome before =
          old.with(p -> reality.run(p::addTo, List.of("a 1 10", "b 3 20"), Optional.empty()));
      assertThat(before.failure()).isEmpty();
      Reality.Outcome after =
          next.with(
              p ->
                  new Reality(backend, 3, scratch)
                      .run(
                          p::addTo, List.of("a 2 30", "b 0 500"), Optional.of(before.savepoint())));
      boolean kept = !after.failed() && change.kept().test(after.written());
      assertThat(kept)
          .as("on %s: %s %s", backend, after.written(), after.failure())
          .isEqualTo(change.verdict() != BREAKS);
      if (backend.equals("hashmap")) {
        UpgradeReport proven = next.with(p -> Upgrade.from(before.savepoint()).to(p));
        assertThat(proven.verdict()).as("%s", proven).isEqualTo(change.verdict());
      }
    }
  }

  /** Is a change that one state backend takes and the other refuses: the worse one counts. */
  @Test
  void keys_of_map_state_do_not_migrate_in_rocksdb() {
    String types =
        """
        public record Shop(%s) {}
        static final class Counting extends KeyedProcessFunction<String, String, String> {
          private transient MapState<Shop, Long> seen;
          public void open(OpenContext context) {
            seen = getRuntimeContext().getMapState(new MapStateDescriptor<>("seen",
                DataType.of(Shop.class).typeInformation(), DataType.LONG.typeInformation()));
          }
          public void processElement(String line, Context context, Collector<String> out) throws Exception {
            seen.put(new Shop(%s), 1L);
            out.collect(line);
          }
        }
        """;
    String body =
        """
        p.from("lines", Lines.source()).keyBy(Lines::key)
          .process("seen", DataType.STRING, new Counting()).to("results", Lines.sink())
        """;
    Release old =
        Release.compile(scratch.resolve("old"), types.formatted("String name", "\"a\""), body);
    Release next =
        Release.compile(
            scratch.resolve("new"),
            types.formatted("String name, Optional<String> town", "\"a\", Optional.empty()"),
            body);
    Path lock = scratch.resolve("demo.lock");
    old.run(pipeline -> UpgradeCheck.of(pipeline).against(lock).approve());

    UpgradeReport report = next.with(pipeline -> UpgradeCheck.of(pipeline).against(lock).report());

    assertThat(report.step("seen").verdict()).isEqualTo(BREAKS);
    assertThat(report.toString())
        .contains("map state seen, key > Shop.town: was absent, is an Optional")
        .contains("Flink never migrates the keys of a map in RocksDB");
    assertThat(restarts("hashmap", old, next)).isTrue();
    assertThat(restarts("rocksdb", old, next)).isFalse();
  }

  private boolean restarts(String backend, Release old, Release next) {
    Reality reality = new Reality(backend, 2, scratch);
    List<String> lines = List.of("a 1 10");
    String savepoint = old.with(p -> reality.run(p::addTo, lines, Optional.empty())).savepoint();
    return !next.with(p -> reality.run(p::addTo, lines, Optional.of(savepoint))).failed();
  }
}
