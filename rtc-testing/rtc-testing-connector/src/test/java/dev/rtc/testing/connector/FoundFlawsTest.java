package dev.rtc.testing.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.rtc.connector.Delivery;
import dev.rtc.connector.SinkSpec;
import dev.rtc.connector.SourceSpec;
import dev.rtc.connector.UpsertSpec;
import dev.rtc.type.DataType;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.connector.source.Boundedness;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** Runs the kits on connectors that are broken, and on their whole brothers. */
class FoundFlawsTest {

  private static final String FAILURE_IN_SOURCE =
      "goes_on_from_a_checkpoint_after_a_failure_amidst_a_split";
  private static final String FAILURE_IN_SINK = "goes_on_from_a_checkpoint_after_a_failure";

  private static volatile Flaw flaw = Flaw.NONE;
  private static volatile Boundedness boundedness = Boundedness.BOUNDED;
  private static volatile Delivery delivery = Delivery.EXACTLY_ONCE;

  @AfterAll
  static void plugLeaks() throws IOException {
    Leak.plug();
  }

  @ParameterizedTest
  @CsvSource({
    "FORGETS_POSITION, BOUNDED, " + FAILURE_IN_SOURCE + ", there more often than once",
    "FORGETS_POSITION, CONTINUOUS_UNBOUNDED, goes_on_from_a_savepoint, there more often than once",
    "SKIPS_ONE, BOUNDED, " + FAILURE_IN_SOURCE + ", lost",
    "DROPS_RESTORED_SPLITS, BOUNDED, goes_on_from_a_savepoint_with_fewer_readers, lost",
    "SWALLOWS_BAD_RECORDS, BOUNDED, hands_a_bad_record_to_onError, dead letters",
    "SWALLOWS_BAD_RECORDS, BOUNDED, fails_at_a_bad_record_unless_told_otherwise, a run whose bad",
    "ENDS_AT_A_CUT, BOUNDED, connects_again_after_a_cut, lost",
    "LEAKS_A_THREAD, BOUNDED, leaves_no_thread_and_no_file_open, the thread 'left-behind'",
    "LEAKS_A_FILE, BOUNDED, leaves_no_thread_and_no_file_open, the open file",
    "DESCRIBES_AN_IDENTITY, BOUNDED, describes_itself, shows no identity",
    "VALIDATES_NOTHING, BOUNDED, names_wrong_settings, what validate says"
  })
  void a_flaw_of_a_source_is_found(Flaw planted, Boundedness end, String found, String message) {
    boundedness = end;

    assertFound(MemorySourceKit.class, planted, found, message);
  }

  @ParameterizedTest
  @CsvSource({
    "ACKNOWLEDGES_EARLY, AT_LEAST_ONCE, " + FAILURE_IN_SINK + ", lost",
    "SHOWS_EARLY, EXACTLY_ONCE, " + FAILURE_IN_SINK + ", there more often than once",
    "COMMITS_TWICE, EXACTLY_ONCE, " + FAILURE_IN_SINK + ", there more often than once",
    "LEAKS_A_THREAD, EXACTLY_ONCE, leaves_no_thread_and_no_file_open, the thread 'left-behind'",
    "DESCRIBES_AN_IDENTITY, EXACTLY_ONCE, describes_itself, shows no identity",
    "VALIDATES_NOTHING, EXACTLY_ONCE, names_wrong_settings, what validate says"
  })
  void a_flaw_of_a_sink_is_found(Flaw planted, Delivery promise, String found, String message) {
    delivery = promise;

    assertFound(MemorySinkKit.class, planted, found, message);
  }

  @ParameterizedTest
  @CsvSource("KEEPS_DELETED_ROWS, writes_every_record, the rows in the end")
  void a_flaw_of_a_table_is_found(Flaw planted, String found, String message) {
    assertFound(MemoryTableKit.class, planted, found, message);
  }

  @ParameterizedTest
  @ValueSource(classes = {MemorySourceKit.class, MemorySinkKit.class, MemoryTableKit.class})
  void a_connector_without_a_flaw_fails_no_case(Class<?> kit) {
    flaw = Flaw.NONE;

    Events cases =
        EngineTestKit.engine("junit-jupiter").selectors(selectClass(kit)).execute().testEvents();

    assertThat(cases.failed().list()).isEmpty();
    assertThat(cases.succeeded().count()).isGreaterThanOrEqualTo(10);
  }

  @Test
  void a_case_that_lacks_something_is_skipped_and_says_what() {
    assertSkipped(
        MemoryTableKit.class,
        "connects_again_after_a_cut",
        "MemoryTableKit does not override link(Place): whether the sink connects again after a cut"
            + " is not tested");
  }

  @Test
  void a_source_that_cannot_hand_out_bad_records_must_fail_at_them() {
    assertSkipped(
        PlainSourceKit.class,
        "hands_a_bad_record_to_onError",
        "the source has no decodingSource(): a bad record can only fail the run");
    assertFound(
        PlainSourceKit.class,
        Flaw.SWALLOWS_BAD_RECORDS,
        "fails_at_a_bad_record_unless_told_otherwise",
        "a run whose bad");
  }

  private static void assertSkipped(Class<?> kit, String lacking, String message) {
    assertThat(run(kit, Flaw.NONE, lacking).aborted().stream())
        .singleElement()
        .satisfies(
            event ->
                assertThat(event.getRequiredPayload(TestExecutionResult.class).getThrowable())
                    .get()
                    .asString()
                    .endsWith(message));
  }

  /** The flaw is found by its case, which finds nothing where there is none. */
  private static void assertFound(Class<?> kit, Flaw planted, String found, String message) {
    assertThat(run(kit, planted, found).failed().stream())
        .singleElement()
        .satisfies(
            event ->
                assertThat(event.getRequiredPayload(TestExecutionResult.class).getThrowable())
                    .get()
                    .asString()
                    .contains(message));
    assertThat(run(kit, Flaw.NONE, found).succeeded().count()).isOne();
  }

  private static Events run(Class<?> kit, Flaw planted, String found) {
    flaw = planted;
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectMethod(kit, found))
        .execute()
        .testEvents();
  }

  static class MemorySourceKit extends SourceKit<String> {

    @Override
    protected SourceSpec<String> source(Place place) {
      Memory.topic(place.name(), partitions());
      return new MemorySource(Memory::open, place.name(), partitions(), boundedness, flaw);
    }

    @Override
    protected String record(int partition, int number) {
      return partition + ":" + number;
    }

    @Override
    protected void put(Place place, int partition, List<String> records) {
      Memory.topic(place.name(), partitions()).get(partition).addAll(records);
    }

    @Override
    protected void putUndecodable(Place place, int partition) {
      put(place, partition, List.of(Memory.BAD));
    }

    @Override
    protected Link link(Place place) {
      return Memory.link(place.name());
    }

    @Override
    protected List<Wrong<SourceSpec<?>>> wrong(Place place) {
      return List.of(
          new Wrong<>(
              new MemorySource(Memory::open, place.name(), 0, boundedness, flaw),
              "MEM-1",
              "0 partitions"));
    }

    @Override
    protected Optional<String> withoutFlinksSuite() {
      return Optional.of("it would find the same");
    }
  }

  static final class PlainSourceKit extends MemorySourceKit {

    @Override
    protected SourceSpec<String> source(Place place) {
      return SourceSpec.of(super.source(place).source(), DataType.STRING);
    }
  }

  static final class MemorySinkKit extends SinkKit<String> {

    @Override
    protected SinkSpec<String> sink(Place place) {
      return new MemorySink(Memory::open, place.name(), delivery, flaw);
    }

    @Override
    protected DataType<String> type() {
      return DataType.STRING;
    }

    @Override
    protected String record(int number) {
      return "record " + number;
    }

    @Override
    protected List<String> committed(Place place) {
      return List.copyOf(Memory.topic(place.name(), 1).get(0));
    }

    @Override
    protected String refused() {
      return Memory.BAD;
    }

    @Override
    protected Link link(Place place) {
      return Memory.link(place.name());
    }

    @Override
    protected Optional<String> withoutFlinksSuite() {
      return Optional.of("that of FlinksFileSourceTest shows how it runs");
    }

    @Override
    protected List<Wrong<SinkSpec<String>>> wrong(Place place) {
      return List.of(
          new Wrong<>(new MemorySink(Memory::open, "", delivery, flaw), "MEM-2", "without a name"));
    }
  }

  static final class MemoryTableKit extends UpsertKit<String, Long> {

    @Override
    protected UpsertSpec<String, Long> table(Place place) {
      return new MemoryTable(place.name(), flaw);
    }

    @Override
    protected DataType<String> keyType() {
      return DataType.STRING;
    }

    @Override
    protected DataType<Long> valueType() {
      return DataType.LONG;
    }

    @Override
    protected String key(int number) {
      return "key " + number;
    }

    @Override
    protected Long value(int number) {
      return 1_000L + number;
    }

    @Override
    protected Map<String, Long> rows(Place place) {
      return MemoryTable.rows(place.name());
    }
  }
}
