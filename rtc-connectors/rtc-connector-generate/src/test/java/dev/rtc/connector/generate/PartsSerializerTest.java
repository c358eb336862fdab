package dev.rtc.connector.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.util.List;
import org.junit.jupiter.api.Test;

class PartsSerializerTest {

  @Test
  void what_is_written_is_read() throws Exception {
    List<Part> parts = List.of(Part.whole(3, 16), new Part(1, 2, Long.MAX_VALUE, true));
    PartsSerializer serializer = new PartsSerializer();

    assertThat(serializer.deserialize(serializer.getVersion(), serializer.serialize(parts)))
        .isEqualTo(parts);
  }

  @Test
  void state_of_another_version_is_refused() {
    assertThatIOException()
        .isThrownBy(() -> new PartSerializer().deserialize(9, new byte[17]))
        .withMessage("The state of a generator has version 9, this rtc reads version 1");
  }
}
