package dev.rtc.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextTest {

  private static Text bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return Text.copyOf(bytes, 0, bytes.length);
  }

  @Test
  void a_text_is_the_utf8_of_its_string() {
    Text text = Text.of("grün \uD83D\uDE00");

    assertThat(text.length()).isEqualTo(10);
    assertThat(text.byteAt(2)).isEqualTo((byte) 0xC3);
    assertThat(text.toBytes()).isEqualTo("grün \uD83D\uDE00".getBytes(StandardCharsets.UTF_8));
    assertThat(text).hasToString("grün \uD83D\uDE00");
    assertThat(Text.of("").isEmpty()).isTrue();
  }

  @Test
  void malformed_bytes_are_kept_and_decode_to_replacement_characters() {
    Text text = bytes('a', 0xFF, 'b');

    assertThat(text.toBytes()).containsExactly('a', 0xFF, 'b');
    assertThat(text).hasToString("a\uFFFDb");
  }

  @Test
  void no_byte_leaks_out_or_in() {
    byte[] source = {'a', 'b', 'c', 'd'};
    Text text = Text.copyOf(source, 1, 2);

    source[1] = 'x';
    text.toBytes()[0] = 'y';

    assertThat(text).hasToString("bc");
  }

  @Test
  void slices_search_and_prefixes_work_inside_slices() {
    Text text = Text.of("one,two,three");
    Text slice = text.slice(4, 13);

    assertThat(slice).hasToString("two,three").isEqualTo(Text.of("two,three"));
    assertThat(slice).hasSameHashCodeAs(Text.of("two,three"));
    assertThat(slice.indexOf((byte) ',', 0)).isEqualTo(3);
    assertThat(slice.indexOf((byte) ',', 4)).isEqualTo(-1);
    assertThat(slice.indexOf((byte) 't', -5)).isZero();
    assertThat(slice.startsWith(Text.of("two"))).isTrue();
    assertThat(slice.startsWith(Text.of("one"))).isFalse();
    assertThat(slice.startsWith(Text.of("two,three,four"))).isFalse();
    assertThat(slice.copy()).isEqualTo(slice).isNotSameAs(slice);
    assertThat(text.copy()).isSameAs(text);
    assertThat(slice.slice(4, 4)).isEqualTo(Text.of(""));
  }

  @Test
  void ranges_outside_are_refused() {
    Text slice = Text.of("abc").slice(0, 2);

    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> slice.byteAt(2));
    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> slice.slice(0, 3));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> Text.copyOf(new byte[2], 1, 2));
  }

  @Test
  void order_is_that_of_unsigned_bytes_and_so_of_code_points() {
    assertThat(Text.of("a")).isLessThan(Text.of("b")).isLessThan(Text.of("aa"));
    assertThat(Text.of("z")).isLessThan(Text.of("é")).isGreaterThan(Text.of("Z"));
    assertThat(Text.of("\uFFFD")).isLessThan(Text.of("\uD83D\uDE00"));
    assertThat(Text.of("a")).isEqualByComparingTo(Text.of("xay").slice(1, 2));
  }

  @Test
  void the_hash_is_the_specified_function_of_the_bytes() {
    Random random = new Random(7);
    for (int length = 0; length < 40; length++) {
      byte[] bytes = new byte[length];
      random.nextBytes(bytes);

      assertThat(Text.copyOf(bytes, 0, length).hashCode()).isEqualTo(specifiedHash(bytes));
    }
  }

  private static int specifiedHash(byte[] bytes) {
    long hash = bytes.length;
    for (int word = 0; word < bytes.length; word += 8) {
      long w = 0;
      for (int i = word; i < Math.min(word + 8, bytes.length); i++) {
        w |= (bytes[i] & 0xFFL) << 8 * (i - word);
      }
      long z = (hash ^ w) * 0x9E3779B97F4A7C15L;
      hash = z ^ (z >>> 32);
    }
    return (int) hash;
  }

  @Test
  void the_hash_of_a_word_is_this_number_for_ever() {
    assertThat(Text.of("word").hashCode()).isEqualTo(614087751);
  }

  @Test
  void writing_gives_the_bytes_alone() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();

    Text.of("xgrüny").slice(1, 6).writeTo(new DataOutputStream(out));

    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("grün");
  }
}
