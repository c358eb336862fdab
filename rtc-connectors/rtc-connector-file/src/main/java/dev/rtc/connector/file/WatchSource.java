package dev.rtc.connector.file;

import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.connector.file.src.FileSourceSplit;
import org.apache.flink.connector.file.src.FileSourceSplitSerializer;
import org.apache.flink.connector.file.src.impl.FileSourceReader;
import org.apache.flink.connector.file.src.reader.BulkFormat;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads files as they appear.
 *
 * <p>It takes the reader of Flink's {@code FileSource} but not its continuous enumerator, which
 * keeps only the first range of a file that is cut into several, swallows a failure to list, and
 * doesn't see that a file has grown.
 */
final class WatchSource<R>
    implements Source<R, FileSourceSplit, WatchState>, ResultTypeQueryable<R> {

  private static final long serialVersionUID = 1L;

  private final LineRanges ranges;
  private final Duration every;
  private final @Nullable String last;
  private final BulkFormat<R, FileSourceSplit> format;

  WatchSource(
      LineRanges ranges,
      Duration every,
      @Nullable Path last,
      BulkFormat<R, FileSourceSplit> format) {
    this.ranges = ranges;
    this.every = every;
    this.last = last == null ? null : last.toString();
    this.format = format;
  }

  @Override
  public Boundedness getBoundedness() {
    return Boundedness.CONTINUOUS_UNBOUNDED;
  }

  @Override
  public SourceReader<R, FileSourceSplit> createReader(SourceReaderContext context) {
    return new FileSourceReader<>(context, format, context.getConfiguration());
  }

  @Override
  public SplitEnumerator<FileSourceSplit, WatchState> createEnumerator(
      SplitEnumeratorContext<FileSourceSplit> context) {
    return restoreEnumerator(context, WatchState.NOTHING);
  }

  @Override
  public SplitEnumerator<FileSourceSplit, WatchState> restoreEnumerator(
      SplitEnumeratorContext<FileSourceSplit> context, WatchState state) {
    return new WatchEnumerator(ranges, every, last == null ? null : Path.of(last), context, state);
  }

  @Override
  public SimpleVersionedSerializer<FileSourceSplit> getSplitSerializer() {
    return FileSourceSplitSerializer.INSTANCE;
  }

  @Override
  public SimpleVersionedSerializer<WatchState> getEnumeratorCheckpointSerializer() {
    return new WatchStateSerializer();
  }

  @Override
  public TypeInformation<R> getProducedType() {
    return format.getProducedType();
  }
}
