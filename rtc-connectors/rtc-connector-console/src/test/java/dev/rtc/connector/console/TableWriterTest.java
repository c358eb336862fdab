package dev.rtc.connector.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rtc.type.Change;
import dev.rtc.type.DataType;
import dev.rtc.type.Keyed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ScheduledFuture;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.junit.jupiter.api.Test;

class TableWriterTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final Clock clock = new Clock();

  @Test
  void the_table_is_drawn_when_its_time_has_come_and_only_if_it_changed() throws Exception {
    TableWriter<String, Long> table = table(List.of());

    table.write(Change.insert("a", 1L), null);
    table.write(Change.updateAfter("a", 2L), null);
    String before = bytes.toString(UTF_8);
    clock.advance();
    clock.advance();
    table.write(Change.updateBefore("a", 2L), null);
    clock.advance();

    assertThat(before).isEmpty();
    assertThat(bytes.toString(UTF_8)).isEqualTo("1  a  2\n");
    assertThat(clock.now).isEqualTo(3 * TableWriter.REDRAW_EVERY_MILLIS);
  }

  @Test
  void a_restored_table_is_whole() throws Exception {
    TableWriter<String, Long> failed = table(List.of());
    failed.write(Change.insert("a", 1L), null);
    failed.write(Change.insert("b", 2L), null);
    Rows<Change<String, Long>> state = shipped(failed.snapshotState(1).get(0));

    TableWriter<String, Long> restored = table(List.of(state));
    restored.write(Change.delete("b", 2L), null);
    restored.write(Change.insert("c", 3L), null);
    restored.close();

    assertThat(bytes.toString(UTF_8)).isEqualTo("1  c  3\n2  a  1\n");
  }

  @Test
  void a_restored_top_goes_on_counting() throws Exception {
    DataType<Keyed<String, Long>> type = DataType.keyed(DataType.STRING, DataType.LONG);
    TopSink.Writer<String, Long> failed = new TopSink.Writer<>(1, screen(), List.of());
    failed.write(new Keyed<>("a", 5L), null);
    failed.write(new Keyed<>("b", 2L), null);
    RowsSerializer<Keyed<String, Long>> serializer = new RowsSerializer<>(type.typeInformation());
    byte[] state = serializer.serialize(failed.snapshotState(1).get(0));

    TopSink.Writer<String, Long> restored =
        new TopSink.Writer<>(1, screen(), List.of(serializer.deserialize(1, state)));
    restored.write(new Keyed<>("c", 3L), null);
    restored.flush(true);

    assertThat(bytes.toString(UTF_8)).isEqualTo("1  a  5\n(1 of 3 rows)\n");
  }

  @Test
  void state_of_other_rows_is_refused() throws IOException {
    byte[] state =
        new RowsSerializer<>(DataType.STRING.typeInformation())
            .serialize(new Rows<>(1, List.of("a")));

    assertThatThrownBy(
            () -> new RowsSerializer<>(DataType.LONG.typeInformation()).deserialize(1, state))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "The rows in the state can't become the rows of this pipeline: their types differ; give"
                + " the table another id to begin anew");
    assertThatThrownBy(
            () -> new RowsSerializer<>(DataType.STRING.typeInformation()).deserialize(9, state))
        .hasMessage("The state of a table has version 9, this rtc reads version 1");
  }

  private TableWriter<String, Long> table(List<Rows<Change<String, Long>>> states) {
    return new TableWriter<>(10, screen(), clock, DataType.STRING.key(), states);
  }

  private Screen screen() {
    return new Screen(new PrintStream(bytes, true, UTF_8), false, () -> 40);
  }

  private static Rows<Change<String, Long>> shipped(Rows<Change<String, Long>> rows)
      throws IOException {
    RowsSerializer<Change<String, Long>> serializer =
        new RowsSerializer<>(DataType.change(DataType.STRING, DataType.LONG).typeInformation());
    return serializer.deserialize(serializer.getVersion(), serializer.serialize(rows));
  }

  /** Jumps from timer to timer. */
  private static final class Clock implements ProcessingTimeService {

    private record Timer(long at, ProcessingTimeCallback callback) {}

    private final Queue<Timer> timers = new ArrayDeque<>();
    private long now;

    void advance() throws Exception {
      Timer next = timers.remove();
      now = next.at();
      next.callback().onProcessingTime(now);
    }

    @Override
    public long getCurrentProcessingTime() {
      return now;
    }

    @Override
    public ScheduledFuture<?> registerTimer(long time, ProcessingTimeCallback callback) {
      timers.add(new Timer(time, callback));
      return null;
    }
  }
}
