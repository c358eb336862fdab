package dev.rtc.connector.file;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.jspecify.annotations.Nullable;

/** Follows logs. */
record TailSource<R>(TailSettings settings, boolean fromEnd, @Nullable String last, Lines<R> lines)
    implements Source<R, TailSplit, TailState>, ResultTypeQueryable<R> {

  private static final long serialVersionUID = 1L;

  @Override
  public Boundedness getBoundedness() {
    return Boundedness.CONTINUOUS_UNBOUNDED;
  }

  @Override
  public SourceReader<R, TailSplit> createReader(SourceReaderContext context) {
    return new TailReader<>(
        settings,
        lines,
        Listing::of,
        context.metricGroup(),
        () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime()));
  }

  @Override
  public SplitEnumerator<TailSplit, TailState> createEnumerator(
      SplitEnumeratorContext<TailSplit> context) {
    return restoreEnumerator(context, TailState.NOTHING);
  }

  @Override
  public SplitEnumerator<TailSplit, TailState> restoreEnumerator(
      SplitEnumeratorContext<TailSplit> context, TailState state) {
    return new TailEnumerator(
        settings, fromEnd, last == null ? null : Path.of(last), context, state);
  }

  @Override
  public SimpleVersionedSerializer<TailSplit> getSplitSerializer() {
    return new TailSplitSerializer();
  }

  @Override
  public SimpleVersionedSerializer<TailState> getEnumeratorCheckpointSerializer() {
    return new TailStateSerializer();
  }

  @Override
  public TypeInformation<R> getProducedType() {
    return lines.type();
  }
}
