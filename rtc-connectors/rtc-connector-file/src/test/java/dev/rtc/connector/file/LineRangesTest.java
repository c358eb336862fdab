package dev.rtc.connector.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.assigners.FileSplitAssigner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineRangesTest {

  @TempDir Path directory;

  @Test
  void one_local_file_is_cut_into_several_ranges_per_reader() throws IOException {
    write("big", 1_000);

    assertThat(ranges(2, 10))
        .containsExactly(
            "big 0+126",
            "big 126+126",
            "big 252+126",
            "big 378+126",
            "big 504+126",
            "big 630+126",
            "big 756+126",
            "big 882+118");
  }

  @Test
  void a_range_is_never_smaller_than_the_least() throws IOException {
    write("big", 1_000);
    write("small", 3);

    assertThat(ranges(100, 600)).containsExactly("big 0+600", "big 600+400", "small 0+3");
  }

  @Test
  void a_packed_file_is_one_range_and_an_empty_one_none() throws IOException {
    write("packed.gz", 1_000);
    write("empty", 0);

    assertThat(ranges(2, 10)).containsExactly("packed.gz 0+1000");
  }

  @Test
  void ranges_are_handed_out_in_order() throws IOException {
    write("big", 30);
    FileSplitAssigner assigner = LineRanges.assigner(enumerate(1, 10));

    assertThat(assigner.getNext(null).orElseThrow().offset()).isEqualTo(0);
    assertThat(assigner.getNext(null).orElseThrow().offset()).isEqualTo(10);
    assertThat(assigner.getNext("host").orElseThrow().offset()).isEqualTo(20);
    assertThat(assigner.getNext(null)).isEmpty();
  }

  private List<String> ranges(int readers, long least) throws IOException {
    return enumerate(readers, least).stream()
        .map(range -> range.path().getName() + " " + range.offset() + "+" + range.length())
        .collect(Collectors.toList());
  }

  private Collection<FileSourceSplit> enumerate(int readers, long least) throws IOException {
    FilePattern pattern = FilePattern.of(directory.toString());
    return new LineRanges(pattern, least)
        .enumerateSplits(new org.apache.flink.core.fs.Path[0], readers);
  }

  private void write(String name, int bytes) throws IOException {
    Files.write(directory.resolve(name), new byte[bytes]);
  }
}
