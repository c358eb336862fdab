package dev.rtc.connector.generate;

import dev.rtc.connector.SourceSpec;
import dev.rtc.testing.connector.GeneratedSourceKit;
import dev.rtc.testing.connector.Place;
import dev.rtc.testing.connector.Wrong;
import java.util.List;
import java.util.stream.LongStream;

class GeneratedKitTest extends GeneratedSourceKit<Long> {

  @Override
  protected SourceSpec<Long> source(Place place) {
    return Generate.sequence(1, 200);
  }

  @Override
  protected List<Long> records() {
    return LongStream.rangeClosed(1, 200).boxed().toList();
  }

  @Override
  protected List<Wrong<SourceSpec<?>>> wrong(Place place) {
    return List.of(
        new Wrong<>(Generate.sequence(2, 1), "RTC-431", "a sequence from 2 to 1"),
        new Wrong<>(Generate.sequence(1, 2).partitions(0), "RTC-431", "0 partitions"));
  }
}
