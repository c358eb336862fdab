package dev.rtc.testing.connector;

import dev.rtc.connector.SourceSpec;
import dev.rtc.type.DataType;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;

/** Holds Flink's own generator to the kit. */
class FlinksGeneratorTest extends GeneratedSourceKit<String> {

  @Override
  protected SourceSpec<String> source(Place place) {
    return SourceSpec.of(
        new DataGeneratorSource<>(number -> "record " + number, 200, Types.STRING),
        DataType.STRING);
  }

  @Override
  protected List<String> records() {
    return LongStream.range(0, 200).mapToObj(number -> "record " + number).toList();
  }
}
