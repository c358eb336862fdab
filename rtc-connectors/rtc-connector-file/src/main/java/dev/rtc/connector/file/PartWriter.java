package dev.rtc.connector.file;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.CommittingSinkWriter;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.fs.RecoverableWriter;
import org.apache.flink.core.fs.RecoverableWriter.CommitRecoverable;
import org.apache.flink.metrics.Counter;

/**
 * Writes one part after the other in each partition.
 *
 * <p>Its name is drawn anew whenever a writer is made, also after a failure, and is no part of its
 * state: so two sinks of one directory, two runs, two restores of one savepoint, and writers that
 * trade their open parts when their number changes never give two parts one name.
 */
final class PartWriter<T>
    implements StatefulSinkWriter<T, PartState>, CommittingSinkWriter<T, CommitRecoverable> {

  private final Layout layout;
  private final PartFormat<T> format;
  private final Partition<T> partition;
  private final RecoverableWriter files;
  private final ProcessingTimeService clock;
  private final Counter records;
  private final String writer;
  private final List<CommitRecoverable> complete = new ArrayList<>();

  /** Open parts by partition, the least recently used first. */
  private final Map<String, Part<T>> parts = new LinkedHashMap<>(16, 0.75f, true);

  private long nextNumber;
  private boolean finished;

  PartWriter(
      Layout layout,
      PartFormat<T> format,
      Partition<T> partition,
      RecoverableWriter files,
      WriterInitContext context,
      Collection<PartState> states)
      throws IOException {
    this.layout = layout;
    this.format = format;
    this.partition = partition;
    this.files = files;
    this.clock = context.getProcessingTimeService();
    this.records = context.metricGroup().getIOMetricGroup().getNumRecordsOutCounter();
    this.writer = context.getTaskInfo().getIndexOfThisSubtask() + "-" + drawToken();
    this.finished = !states.isEmpty() && states.stream().allMatch(PartState::finished);
    for (PartState state : states) {
      for (PartState.Open open : state.open()) {
        restore(open);
      }
    }
  }

  /** Returns 62 bits of chance, from the strong source of random UUIDs, as 16 digits. */
  private static String drawToken() {
    return HexFormat.of().toHexDigits(UUID.randomUUID().getLeastSignificantBits());
  }

  /** Goes on with an open part; those of writers that are no more are complete as they are. */
  private void restore(PartState.Open open) throws IOException {
    if (!files.supportsResume()) {
      requireParts();
      complete.add(open.file());
      return;
    }
    Part<T> resumed = format.resume(files.recover(open.file()), open.openedAt());
    if (parts.containsKey(open.partition())) {
      complete.add(resumed.complete());
    } else {
      parts.put(open.partition(), resumed);
      limitOpenParts();
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
  public void write(T record, Context context) throws IOException {
    String name = partition.of(record);
    Part<T> open = openPart(name);
    open.append(record);
    records.inc();
    if (layout.isFull(open.size())) {
      parts.remove(name);
      complete.add(open.complete());
    }
  }

  private Part<T> openPart(String name) throws IOException {
    Part<T> open = parts.get(name);
    if (open == null) {
      open = format.begin(files.open(layout.part(name, writer, nextNumber++)), now());
      parts.put(name, open);
      limitOpenParts();
    }
    return open;
  }

  private void limitOpenParts() throws IOException {
    if (parts.size() > layout.openAtMost()) {
      Iterator<Part<T>> leastRecentlyUsed = parts.values().iterator();
      complete.add(leastRecentlyUsed.next().complete());
      leastRecentlyUsed.remove();
    }
  }

  @Override
  public void flush(boolean endOfInput) throws IOException {
    if (endOfInput) {
      if (layout.isSingleFile() && !finished) {
        openPart(Partition.NONE);
      }
      completeParts(Long.MAX_VALUE);
      finished = true;
    }
  }

  @Override
  public Collection<CommitRecoverable> prepareCommit() throws IOException {
    boolean all = !format.isResumable() || layout.rollsAtCheckpoints();
    completeParts(all ? Long.MAX_VALUE : now());
    List<CommitRecoverable> ready = List.copyOf(complete);
    complete.clear();
    return ready;
  }

  /** Completes the parts that are old at that time. */
  private void completeParts(long time) throws IOException {
    Iterator<Part<T>> open = parts.values().iterator();
    while (open.hasNext()) {
      Part<T> part = open.next();
      if (time == Long.MAX_VALUE || layout.isOld(Duration.ofMillis(time - part.openedAt()))) {
        complete.add(part.complete());
        open.remove();
      }
    }
  }

  @Override
  public List<PartState> snapshotState(long checkpointId) throws IOException {
    List<PartState.Open> open = new ArrayList<>();
    for (Map.Entry<String, Part<T>> part : parts.entrySet()) {
      Part<T> file = part.getValue();
      open.add(new PartState.Open(part.getKey(), file.openedAt(), file.persist()));
    }
    return List.of(new PartState(finished, List.copyOf(open)));
  }

  private long now() {
    return clock.getCurrentProcessingTime();
  }

  @Override
  public void close() throws IOException {
    Closing.all(parts.values().stream().<Closeable>map(part -> part::abandon).toList());
  }
}
