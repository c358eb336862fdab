package dev.rtc.connector.generate;

import dev.rtc.connector.SourceSpec;
import dev.rtc.testing.connector.GeneratedSourceKit;
import dev.rtc.testing.connector.Place;
import dev.rtc.type.DataType;
import java.util.List;
import java.util.stream.IntStream;

class ItemsKitTest extends GeneratedSourceKit<String> {

  @Override
  protected SourceSpec<String> source(Place place) {
    return Items.of(DataType.STRING, records());
  }

  @Override
  protected List<String> records() {
    return IntStream.range(0, 200).mapToObj(number -> "item " + number).toList();
  }
}
