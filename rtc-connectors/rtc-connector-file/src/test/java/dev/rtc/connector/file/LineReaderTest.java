package dev.rtc.connector.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rtc.type.Text;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.connector.file.src.util.RecordAndPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineReaderTest {

  @TempDir Path directory;

  record Line(String text, long next) {}

  @Test
  void lines_end_with_a_line_feed_and_the_last_needs_none() throws IOException {
    assertThat(lines("a\nb\nc")).containsExactly("a", "b", "c");
    assertThat(lines("a\nb\n")).containsExactly("a", "b");
  }

  @Test
  void empty_lines_count() throws IOException {
    assertThat(lines("")).isEmpty();
    assertThat(lines("\n")).containsExactly("");
    assertThat(lines("\n\na\n\n")).containsExactly("", "", "a", "");
  }

  @Test
  void a_carriage_return_goes_with_the_line_feed_after_it_and_stays_elsewhere() throws IOException {
    assertThat(lines("a\r\nb\rc\r\n\r\nd\r")).containsExactly("a", "b\rc", "", "d\r");
  }

  @Test
  void a_byte_order_mark_is_skipped_at_the_beginning_only() throws IOException {
    String mark = "\u00EF\u00BB\u00BF";

    assertThat(lines(mark + "a\n" + mark + "b")).containsExactly("a", mark + "b");
    assertThat(lines(mark)).isEmpty();
    assertThat(lines(mark + "\n")).containsExactly("");
  }

  @Test
  void malformed_bytes_stay_as_they_are() throws IOException {
    assertThat(lines("\u00FF\u00C0\u0000\u0080\nx\u00E4"))
        .containsExactly("\u00FF\u00C0\u0000\u0080", "x\u00E4");
  }

  @Test
  void a_line_may_be_much_longer_than_the_buffer() throws IOException {
    String huge = "x".repeat(100_000);

    assertThat(lines("a\n" + huge + "\r\nb\n" + huge)).containsExactly("a", huge, "b", huge);
  }

  @Test
  void a_line_beyond_all_limits_is_named_by_file_and_offset() throws IOException {
    Path file = write("log.txt", "ab\n" + "x".repeat(5_000));
    LineReader<Text> reader =
        LineReader.open(range(file, 0, 5_003), Lines.plain(), new LineBuffers(16, 1_024));

    assertThatThrownBy(() -> drain(reader))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "Cannot read file:%s at offset 3: the line is longer than 1024 bytes; is this a text"
                + " file?",
            file);
  }

  @Test
  void ranges_of_any_size_give_every_line_once() throws IOException {
    Random random = new Random(7);
    for (int round = 0; round < 300; round++) {
      String content = randomContent(random);
      Path file = write("random", content);
      LineBuffers buffers = new LineBuffers(1 + random.nextInt(64), 1 << 20);

      List<String> found = new ArrayList<>();
      int from = 0;
      while (from < content.length()) {
        int length = Math.min(1 + random.nextInt(1 + random.nextInt(200)), content.length() - from);
        drain(LineReader.open(range(file, from, length), Lines.plain(), buffers))
            .forEach(l -> found.add(l.text()));
        from += length;
      }

      assertThat(found).as("round %s", round).isEqualTo(expected(content));
    }
  }

  @Test
  void a_reader_goes_on_after_any_line_of_a_range() throws IOException {
    String content = randomContent(new Random(3)) + "end\nof it";
    Path file = write("resumed", content);
    FileSourceSplit range = range(file, content.length() / 3, content.length() / 3);
    LineBuffers buffers = new LineBuffers(32, 1 << 20);
    List<Line> all = drain(LineReader.open(range, Lines.plain(), buffers));

    for (int i = 0; i < all.size(); i++) {
      List<Line> rest = drain(LineReader.resume(range, all.get(i).next(), Lines.plain(), buffers));

      assertThat(rest).isEqualTo(all.subList(i + 1, all.size()));
    }
  }

  @Test
  void gzip_is_unpacked_with_all_its_members_and_resumed_by_unpacked_offset() throws IOException {
    Path file = directory.resolve("log.GZ");
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(packed("one\ntw"));
      out.write(packed("o\nthree"));
    }
    FileSourceSplit whole = range(file, 0, Files.size(file));

    List<Line> lines = drain(LineReader.open(whole, Lines.plain(), LineBuffers.STANDARD));
    List<Line> rest =
        drain(LineReader.resume(whole, lines.get(0).next(), Lines.plain(), LineBuffers.STANDARD));

    assertThat(lines)
        .containsExactly(new Line("one", 4), new Line("two", 8), new Line("three", 13));
    assertThat(rest).isEqualTo(lines.subList(1, 3));
  }

  @Test
  void a_broken_gzip_file_is_named() throws IOException {
    byte[] packed = packed("some lines that are cut off\n".repeat(10));
    Path file = directory.resolve("cut.gz");
    Files.write(file, Arrays.copyOf(packed, packed.length - 9));

    assertThatThrownBy(
            () ->
                drain(
                    LineReader.open(
                        range(file, 0, packed.length), Lines.plain(), LineBuffers.STANDARD)))
        .hasMessageStartingWith("Cannot read file:" + file + " at offset 0: ");
  }

  @Test
  void a_gzip_file_cut_within_the_header_of_a_further_member_is_named() throws IOException {
    byte[] first = packed("one\n".repeat(10));
    byte[] second = packed("two\n");
    for (int cut = 1; cut < 10; cut++) {
      Path file = directory.resolve("cut.gz");
      Files.write(file, first);
      Files.write(file, Arrays.copyOf(second, cut), StandardOpenOption.APPEND);

      assertThatThrownBy(
              () ->
                  drain(
                      LineReader.open(
                          range(file, 0, Files.size(file)), Lines.plain(), LineBuffers.STANDARD)))
          .hasMessageMatching(
              "Cannot read file:.*cut.gz at offset 0: after a complete gzip member, the last \\d"
                  + " bytes read are no further one; the file is cut off or damaged");
    }
  }

  @Test
  void a_failure_between_the_members_of_a_gzip_file_is_not_taken_for_its_end() throws IOException {
    InputStream member = new ByteArrayInputStream(packed("one\n"));
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("connection reset");
          }

          @Override
          public int read(byte[] bytes, int offset, int length) throws IOException {
            return read();
          }
        };

    try (InputStream unpacked = Gzip.unpack(new SequenceInputStream(member, broken))) {
      assertThatThrownBy(unpacked::readAllBytes).hasMessage("connection reset");
    }
  }

  @Test
  void a_gzip_file_of_many_members_ends_without_complaint_wherever_buffers_end()
      throws IOException {
    ByteArrayOutputStream members = new ByteArrayOutputStream();
    for (int i = 0; i < 9_000; i++) {
      members.write(packed("x".repeat(i % 50)));
    }

    try (InputStream unpacked = Gzip.unpack(new ByteArrayInputStream(members.toByteArray()))) {
      assertThat(unpacked.readAllBytes()).hasSize(9_000 / 50 * (49 * 50 / 2));
    }
  }

  @Test
  void a_file_that_shrank_is_named_instead_of_losing_lines() throws IOException {
    Path file = write("shrunk", "a\nb\n");
    FileSourceSplit longer =
        new FileSourceSplit("0", new org.apache.flink.core.fs.Path(file.toUri()), 0, 10, 0, 10);

    assertThatThrownBy(() -> drain(LineReader.open(longer, Lines.plain(), LineBuffers.STANDARD)))
        .hasMessage(
            "Cannot read file:%s at offset 0: the file ends at byte 4 but had 10 bytes when the run"
                + " began",
            file);
  }

  @Test
  void a_file_that_vanished_is_named() {
    Path file = directory.resolve("gone");

    assertThatThrownBy(
            () -> LineReader.open(range(file, 7, 3), Lines.plain(), LineBuffers.STANDARD))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("Cannot read file:" + file + " at offset 7: ");
  }

  private List<String> lines(String content) throws IOException {
    Path file = write("lines", content);
    LineReader<Text> reader =
        LineReader.open(
            range(file, 0, content.length()), Lines.plain(), new LineBuffers(8, 1 << 20));
    return drain(reader).stream().map(Line::text).toList();
  }

  private static List<Line> drain(LineReader<Text> reader) throws IOException {
    List<Line> lines = new ArrayList<>();
    try (reader) {
      BulkFormat.RecordIterator<Text> batch = reader.readBatch();
      while (batch != null) {
        RecordAndPosition<Text> line = batch.next();
        while (line != null) {
          String text = new String(line.getRecord().toBytes(), ISO_8859_1);
          lines.add(new Line(text, line.getOffset()));
          line = batch.next();
        }
        batch.releaseBatch();
        batch = reader.readBatch();
      }
    }
    return lines;
  }

  private Path write(String name, String content) throws IOException {
    return Files.write(directory.resolve(name), content.getBytes(ISO_8859_1));
  }

  private static FileSourceSplit range(Path file, long from, long length) throws IOException {
    long size = Files.exists(file) ? Files.size(file) : 0;
    return new FileSourceSplit(
        "0", new org.apache.flink.core.fs.Path(file.toUri()), from, length, 0, size);
  }

  private static byte[] packed(String content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(content.getBytes(ISO_8859_1));
    }
    return bytes.toByteArray();
  }

  private static String randomContent(Random random) {
    StringBuilder content = new StringBuilder();
    int lines = random.nextInt(30);
    for (int i = 0; i < lines; i++) {
      content.append("x".repeat(random.nextInt(random.nextInt(10) == 0 ? 300 : 12)));
      content.append(i).append(random.nextInt(4) == 0 ? "\r\n" : "\n");
    }
    return random.nextBoolean() ? content + "open end" : content.toString();
  }

  private static List<String> expected(String content) {
    return content.lines().toList();
  }
}
