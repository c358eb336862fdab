package dev.rtc.testing.connector;

import dev.rtc.connector.SourceSpec;
import dev.rtc.type.DataType;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;

/** Holds Flink's own sequence to the kit. */
// region smallest
class FlinksNumberSequenceTest extends GeneratedSourceKit<Long> {

  @Override
  protected SourceSpec<Long> source(Place place) {
    return SourceSpec.of(new NumberSequenceSource(1, 200), DataType.LONG);
  }

  @Override
  protected List<Long> records() {
    return LongStream.rangeClosed(1, 200).boxed().toList();
  }
}
// endregion
