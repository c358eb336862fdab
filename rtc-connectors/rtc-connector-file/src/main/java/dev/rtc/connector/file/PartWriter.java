package dev.rtc.connector.file;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.CommittingSinkWriter;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.fs.RecoverableWriter;
import org.apache.flink.core.fs.RecoverableWriter.CommitRecoverable;
import org.apache.flink.core.fs.RecoverableWriter.ResumeRecoverable;
import org.apache.flink.metrics.Counter;
import org.jspecify.annotations.Nullable;

/**
 * Writes one part after the other.
 *
 * <p>Its name is drawn anew whenever a writer is made, also after a failure, and is no part of its
 * state: so two sinks of one directory, two runs, two restores of one savepoint, and writers that
 * trade their open parts when their number changes never give two parts one name.
 */
final class PartWriter<T>
    implements StatefulSinkWriter<T, PartState>, CommittingSinkWriter<T, CommitRecoverable> {

  private final Layout layout;
  private final LineEncoder<T> encoder;
  private final RecoverableWriter files;
  private final ProcessingTimeService clock;
  private final Counter records;
  private final String writer;
  private final List<CommitRecoverable> complete = new ArrayList<>();

  private long nextNumber;
  private boolean finished;
  private @Nullable Part part;

  PartWriter(
      Layout layout,
      LineEncoder<T> encoder,
      RecoverableWriter files,
      WriterInitContext context,
      Collection<PartState> states)
      throws IOException {
    this.layout = layout;
    this.encoder = encoder;
    this.files = files;
    this.clock = context.getProcessingTimeService();
    this.records = context.metricGroup().getIOMetricGroup().getNumRecordsOutCounter();
    this.writer = context.getTaskInfo().getIndexOfThisSubtask() + "-" + drawToken();
    this.finished = !states.isEmpty() && states.stream().allMatch(PartState::finished);
    for (PartState state : states) {
      restore(state);
    }
  }

  /** Returns 62 bits of chance, from the strong source of random UUIDs, as 16 digits. */
  private static String drawToken() {
    return HexFormat.of().toHexDigits(UUID.randomUUID().getLeastSignificantBits());
  }

  /** Goes on with one open part; those of writers that are no more are complete as they are. */
  private void restore(PartState state) throws IOException {
    ResumeRecoverable open = state.open();
    if (open == null) {
      return;
    }
    if (!files.supportsResume()) {
      requireParts();
      complete.add(open);
      return;
    }
    Part resumed = new Part(files.recover(open), state.openedAt());
    if (part == null) {
      part = resumed;
    } else {
      complete.add(resumed.complete());
    }
  }

  private void requireParts() throws IOException {
    if (layout.isSingleFile()) {
      throw new IOException(
          "Cannot go on with "
              + layout.target()
              + " after a failure: its file system can't append to a file; run again from the"
              + " beginning, or write a directory of parts");
    }
  }

  @Override
  public void write(T line, Context context) throws IOException {
    Part open = openPart();
    open.append(line, encoder);
    records.inc();
    if (layout.isFull(open.size())) {
      completePart();
    }
  }

  private Part openPart() throws IOException {
    if (part == null) {
      part = new Part(files.open(layout.part(writer, nextNumber++)), now());
      part.begin(encoder);
    }
    return part;
  }

  private void completePart() throws IOException {
    if (part != null) {
      complete.add(part.complete());
      part = null;
    }
  }

  @Override
  public void flush(boolean endOfInput) throws IOException {
    if (endOfInput) {
      if (layout.isSingleFile() && !finished) {
        openPart();
      }
      completePart();
      finished = true;
    }
  }

  @Override
  public Collection<CommitRecoverable> prepareCommit() throws IOException {
    if (part != null && layout.isOld(Duration.ofMillis(now() - part.openedAt()))) {
      completePart();
    }
    List<CommitRecoverable> ready = List.copyOf(complete);
    complete.clear();
    return ready;
  }

  @Override
  public List<PartState> snapshotState(long checkpointId) throws IOException {
    PartState state =
        part == null
            ? new PartState(finished, 0, null)
            : new PartState(finished, part.openedAt(), part.persist());
    return List.of(state);
  }

  private long now() {
    return clock.getCurrentProcessingTime();
  }

  @Override
  public void close() throws IOException {
    if (part != null) {
      part.abandon();
    }
  }
}
