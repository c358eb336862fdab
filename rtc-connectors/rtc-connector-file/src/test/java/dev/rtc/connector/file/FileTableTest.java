package dev.rtc.connector.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.connector.SinkInput;
import dev.rtc.format.Csv;
import dev.rtc.format.Json;
import dev.rtc.type.Change;
import dev.rtc.type.DataType;
import dev.rtc.type.Keyed;
import dev.rtc.type.Text;
import dev.rtc.type.WindowKey;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTableTest {

  private static final DataType<Change<String, Long>> TYPE =
      DataType.change(DataType.STRING, DataType.LONG);
  private static final Csv<Keyed<String, Long>> CSV =
      Csv.of(DataType.keyed(DataType.STRING, DataType.LONG)).withHeader();

  @TempDir private Path directory;

  @Test
  void the_file_has_the_last_value_of_each_key_that_was_not_deleted() throws Exception {
    Path file = directory.resolve("counts.csv");
    FileTable<String, Long> table = FileIO.table(file.toString(), CSV);

    write(table.sortedBy(Keyed::value));

    assertThat(file).hasContent("key,value\nc,2\na,7\n");
  }

  @Test
  void without_an_order_rows_come_as_their_keys_came() throws Exception {
    Path file = directory.resolve("counts.csv");

    write(FileIO.table(file.toString(), CSV));

    assertThat(file).hasContent("key,value\na,7\nc,2\n");
  }

  @Test
  void rows_survive_in_the_state_and_a_finished_file_is_not_written_again() throws Exception {
    TableRowsSerializer<Change<String, Long>> states =
        new TableRowsSerializer<>(TYPE.typeInformation());
    TableRows<Change<String, Long>> state =
        new TableRows<>(false, List.of(Change.insert("a", 1L), Change.insert("b", 2L)));

    assertThat(states.deserialize(1, states.serialize(state))).isEqualTo(state);
  }

  @Test
  void a_table_is_whole_after_a_failure() throws Exception {
    Path file = directory.resolve("counts.csv");
    FileTable<String, Long> table = FileIO.table(file.toString(), CSV).sortedBy(Keyed::key);

    LinesWithFailure.named("table", directory)
        .through(
            lines ->
                lines
                    .map((MapFunction<Text, Change<String, Long>>) FileTableTest::change)
                    .returns(TYPE.typeInformation())
                    .sinkTo(table.sink(new SinkInput<>(TYPE, Boundedness.BOUNDED))));

    assertThat(file).hasContent("key,value\n0,99990\n1,99991\n2,99992\n3,99993\n4,99994\n");
  }

  /** Sets the last digit of a line's number to that number, and deletes those from 5 on. */
  private static Change<String, Long> change(Text line) {
    long number = Long.parseLong(line.toString().substring("line ".length()));
    String digit = Long.toString(number % 10);
    return number % 10 < 5 ? Change.updateAfter(digit, number) : Change.delete(digit, number);
  }

  @Test
  void a_table_without_end_is_a_fault() {
    FileTable<String, Long> table = FileIO.table("out.csv", CSV);
    SinkInput<Change<String, Long>> endless =
        new SinkInput<>(TYPE, Boundedness.CONTINUOUS_UNBOUNDED);

    assertThat(Reported.by(problems -> table.validate(endless, problems)))
        .containsExactly(
            "RTC-413: FileIO.table on a table that is corrected for ever: the file at out.csv would"
                + " never appear; instead: read a bounded source, or write changes(...) to"
                + " FileIO.json");
  }

  @Test
  @SuppressWarnings({"rawtypes", "unchecked"}) // what a user writes who forgets the key of a row
  void a_format_whose_type_is_not_known_is_a_fault() {
    DataType<WindowKey> vague = DataType.of(WindowKey.class);
    FileTable<WindowKey, Long> table =
        FileIO.table("out.json", Json.of(DataType.keyed(vague, DataType.LONG)));

    assertThat(
            Reported.by(
                problems ->
                    table.validate(
                        new SinkInput<>(DataType.change(vague, DataType.LONG), Boundedness.BOUNDED),
                        problems)))
        .singleElement()
        .asString()
        .startsWith("RTC-20");
  }

  private static void write(FileTable<String, Long> table) throws Exception {
    StreamExecutionEnvironment flink = Local.flink(1);
    flink
        .fromData(
            TYPE.typeInformation(),
            Change.insert("a", 1L),
            Change.insert("b", 1L),
            Change.insert("c", 2L),
            Change.updateAfter("a", 7L),
            Change.delete("b", 1L))
        .sinkTo(table.sink(new SinkInput<>(TYPE, Boundedness.BOUNDED)));
    flink.execute();
  }
}
