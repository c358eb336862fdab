package dev.rtc.connector.file;

import dev.rtc.type.Change;
import dev.rtc.type.Keyed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.connector.sink2.CommittingSinkWriter;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.core.fs.RecoverableWriter;
import org.apache.flink.core.fs.RecoverableWriter.CommitRecoverable;

/** Holds the latest value of each key and writes all of them when the input has ended. */
final class TableWriter<K, V>
    implements StatefulSinkWriter<Change<K, V>, TableRows<Change<K, V>>>,
        CommittingSinkWriter<Change<K, V>, CommitRecoverable> {

  /** Keeps each piece of state far below what a byte array can hold. */
  private static final int ROWS_PER_STATE = 10_000;

  private final TableSink<K, V> sink;
  private final RecoverableWriter files;
  private final Map<Object, Keyed<K, V>> rows = new LinkedHashMap<>();
  private final List<CommitRecoverable> complete = new ArrayList<>();
  private boolean finished;

  TableWriter(
      TableSink<K, V> sink, RecoverableWriter files, Collection<TableRows<Change<K, V>>> states) {
    this.sink = sink;
    this.files = files;
    this.finished = !states.isEmpty() && states.stream().allMatch(TableRows::finished);
    states.forEach(state -> state.rows().forEach(this::apply));
  }

  @Override
  public void write(Change<K, V> change, Context context) {
    apply(change);
  }

  private void apply(Change<K, V> change) {
    Object row = sink.key().wrap(change.key());
    switch (change.kind()) {
      case INSERT, UPDATE_AFTER -> rows.put(row, new Keyed<>(change.key(), change.value()));
      case DELETE -> rows.remove(row);
      case UPDATE_BEFORE -> {}
    }
  }

  @Override
  public void flush(boolean endOfInput) throws IOException {
    if (endOfInput && !finished) {
      Part<Keyed<K, V>> file = sink.format().begin(files.open(sink.target()), 0);
      for (Keyed<K, V> row : sink.order().sorted(rows.values())) {
        file.append(row);
      }
      complete.add(file.complete());
      finished = true;
    }
  }

  @Override
  public Collection<CommitRecoverable> prepareCommit() {
    List<CommitRecoverable> ready = List.copyOf(complete);
    complete.clear();
    return ready;
  }

  @Override
  public List<TableRows<Change<K, V>>> snapshotState(long checkpointId) {
    if (finished || rows.isEmpty()) {
      return List.of(new TableRows<>(finished, List.of()));
    }
    List<Change<K, V>> all =
        rows.values().stream().map(row -> Change.insert(row.key(), row.value())).toList();
    List<TableRows<Change<K, V>>> states = new ArrayList<>();
    for (int from = 0; from < all.size(); from += ROWS_PER_STATE) {
      int to = Math.min(all.size(), from + ROWS_PER_STATE);
      states.add(new TableRows<>(false, all.subList(from, to)));
    }
    return states;
  }

  @Override
  public void close() {}
}
