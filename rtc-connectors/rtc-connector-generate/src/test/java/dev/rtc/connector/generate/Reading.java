package dev.rtc.connector.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.core.io.InputStatus;

/** Reads generated records in the calling thread, as a subtask of a source does. */
record Reading<T>(GeneratingReader<T> reader, Recorder<T> output) {

  static <T> Reading<T> of(Recipe<T> recipe, long limit, Pace pace, List<Part> parts) {
    GeneratingReader<T> reader = new GeneratingReader<>(recipe, limit, pace);
    reader.addSplits(parts);
    reader.notifyNoMoreSplits();
    return new Reading<>(reader, new Recorder<>());
  }

  static <T> Reading<T> of(Recipe<T> recipe, long limit, List<Part> parts) {
    return of(recipe, limit, Pace.UNHURRIED, parts);
  }

  static Reading<Long> ofNumbers(Pace pace, List<Part> parts) {
    return of(new NumberRecipe<>(number -> number), Long.MAX_VALUE, pace, parts);
  }

  /** Returns the partitions as a source deals them to a reader. */
  static List<Part> dealt(int partitions, int subtask, int parallelism) {
    return IntStream.range(0, partitions)
        .filter(partition -> partition % parallelism == subtask)
        .mapToObj(partition -> Part.whole(partition, partitions))
        .toList();
  }

  /** Reads all records, in one reader. */
  static <T> List<T> all(Recipe<T> recipe, long limit, int partitions) {
    return of(recipe, limit, dealt(partitions, 0, 1)).rest();
  }

  /** Reads whatever is due. */
  List<T> rest() {
    return some(Integer.MAX_VALUE);
  }

  /** Reads that many records, or fewer if no more are due. */
  List<T> some(int wanted) {
    int before = output.records().size();
    InputStatus status = InputStatus.MORE_AVAILABLE;
    while (status == InputStatus.MORE_AVAILABLE && output.records().size() - before < wanted) {
      status = reader.pollNext(output);
    }
    return new ArrayList<>(output.records().subList(before, output.records().size()));
  }
}
