package dev.rtc.connector.file;

import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.assigners.FileSplitAssigner;
import org.apache.flink.connector.file.src.assigners.LocalityAwareSplitAssigner;
import org.apache.flink.connector.file.src.assigners.SimpleSplitAssigner;
import org.apache.flink.connector.file.src.enumerate.FileEnumerator;
import org.apache.flink.core.fs.BlockLocation;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/**
 * Cuts files into ranges of bytes, several for each reader, so that one large file keeps all
 * readers busy and none waits long for the last.
 *
 * <p>Flink's own enumerator cuts at the blocks of the file system; a local file is one block and
 * would be read by one reader. Ranges are cut blindly: {@link LineReader} finds the lines.
 */
record LineRanges(FilePattern pattern, long smallestRange) implements FileEnumerator, Serializable {

  private static final long serialVersionUID = 1L;
  private static final int RANGES_PER_READER = 4;

  @Override
  public Collection<FileSourceSplit> enumerateSplits(Path[] paths, int readers) throws IOException {
    return cut(pattern.files(), readers, 0);
  }

  /**
   * Cuts files into ranges.
   *
   * @param readers how many readers share them
   * @param firstNumber what the first range is called
   */
  List<FileSourceSplit> cut(List<FileStatus> files, int readers, long firstNumber)
      throws IOException {
    long total = files.stream().mapToLong(FileStatus::getLen).sum();
    long size = Math.max(smallestRange, total / ((long) readers * RANGES_PER_READER) + 1);
    List<FileSourceSplit> ranges = new ArrayList<>();
    for (FileStatus file : files) {
      cut(file, size, firstNumber, ranges);
    }
    return ranges;
  }

  private void cut(FileStatus file, long wanted, long firstNumber, List<FileSourceSplit> ranges)
      throws IOException {
    FileSystem system = file.getPath().getFileSystem();
    long length = file.getLen();
    long size = Gzip.isGzip(file.getPath()) ? length : sizeWithinBlock(file, wanted);
    for (long from = 0; from < length; from += size) {
      long bytes = Math.min(size, length - from);
      String id = String.format("%010d", firstNumber + ranges.size());
      String[] hosts = hosts(system.getFileBlockLocations(file, from, bytes));
      ranges.add(
          new FileSourceSplit(
              id, file.getPath(), from, bytes, file.getModificationTime(), length, hosts));
    }
  }

  private long sizeWithinBlock(FileStatus file, long wanted) {
    return Math.max(smallestRange, Math.min(wanted, file.getBlockSize()));
  }

  private static String[] hosts(BlockLocation[] blocks) throws IOException {
    return blocks.length == 0 ? new String[0] : blocks[0].getHosts();
  }

  /** Hands ranges out near their data where the file system tells hosts, else in their order. */
  static FileSplitAssigner assigner(Collection<FileSourceSplit> ranges) {
    if (ranges.stream().anyMatch(range -> range.hostnames().length > 0)) {
      return new LocalityAwareSplitAssigner(ranges);
    }
    FileSourceSplit[] lastFirst = ranges.toArray(FileSourceSplit[]::new);
    Arrays.sort(lastFirst, Comparator.comparing(FileSourceSplit::splitId).reversed());
    return new SimpleSplitAssigner(List.of(lastFirst));
  }
}
