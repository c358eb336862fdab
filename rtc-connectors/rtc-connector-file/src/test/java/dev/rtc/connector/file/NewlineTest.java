package dev.rtc.connector.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class NewlineTest {

  @Test
  void first_and_last_agree_with_a_look_at_every_byte() {
    Random random = new Random(1);
    byte[] near = {'\n', 0x0B, 0x09, (byte) 0x8A, 0, (byte) 0xFF, 'a', 'b', 'c', 'd'};

    for (int round = 0; round < 20_000; round++) {
      byte[] bytes = new byte[random.nextInt(40)];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = near[random.nextInt(near.length)];
      }
      int from = random.nextInt(bytes.length + 1);
      int to = from + random.nextInt(bytes.length - from + 1);
      String text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);

      assertThat(Newline.first(bytes, from, to)).isEqualTo(within(text.indexOf('\n', from), to));
      assertThat(Newline.last(bytes, from, to))
          .isEqualTo(to == 0 ? -1 : atLeast(text.lastIndexOf('\n', to - 1), from));
    }
  }

  private static int within(int found, int to) {
    return found < to ? found : -1;
  }

  private static int atLeast(int found, int from) {
    return found >= from ? found : -1;
  }
}
