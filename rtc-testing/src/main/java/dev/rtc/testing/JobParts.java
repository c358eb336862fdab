package dev.rtc.testing;

import dev.rtc.testing.job.JobEnds;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Names the parts of a job that is no pipeline of rtc: what has a uid, and the late records of
 * Flink's own windows that drop them.
 */
record JobParts(JobEnds ends) implements CoveredParts {

  @Override
  public List<String> untouched(Map<String, Map<String, Long>> counters) {
    List<String> untouched = new ArrayList<>();
    for (String source : ends.sources().keySet()) {
      add(source, counters.getOrDefault(source, Map.of()).get("numRecordsOut"), untouched);
    }
    ends.steps()
        .forEach(
            (uid, step) -> {
              Map<String, Long> counted = counters.getOrDefault(uid, Map.of());
              add(uid, counted.get("numRecordsIn"), untouched);
              if (JobPanes.dropsLate(step)) {
                add(uid + ": late", counted.get("numLateRecordsDropped"), untouched);
              }
            });
    return untouched;
  }

  private static void add(String part, @Nullable Long count, List<String> untouched) {
    if (count == null || count == 0) {
      untouched.add(part);
    }
  }

  @Override
  public String located(String part) {
    return part;
  }
}
