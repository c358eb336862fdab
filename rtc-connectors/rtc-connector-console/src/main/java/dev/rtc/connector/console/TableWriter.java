package dev.rtc.connector.console;

import dev.rtc.type.Change;
import dev.rtc.type.KeyType;
import dev.rtc.type.Keyed;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;

/** Holds all rows and redraws the largest when the time has come and something has changed. */
final class TableWriter<K, V extends Comparable<? super V>>
    implements StatefulSinkWriter<Change<K, V>, Rows<Change<K, V>>> {

  static final long REDRAW_EVERY_MILLIS = 500;

  private final int rows;
  private final Screen screen;
  private final ProcessingTimeService clock;
  private final KeyType<K> key;
  private final Map<Object, Keyed<K, V>> table = new HashMap<>();
  private boolean changed;

  TableWriter(
      int rows,
      Screen screen,
      ProcessingTimeService clock,
      KeyType<K> key,
      Collection<Rows<Change<K, V>>> states) {
    this.rows = rows;
    this.screen = screen;
    this.clock = clock;
    this.key = key;
    states.forEach(state -> state.kept().forEach(this::apply));
    redrawLater();
  }

  @Override
  public void write(Change<K, V> change, Context context) {
    apply(change);
  }

  private void apply(Change<K, V> change) {
    Object row = key.wrap(change.key());
    switch (change.kind()) {
      case INSERT, UPDATE_AFTER -> table.put(row, new Keyed<>(change.key(), change.value()));
      case DELETE -> table.remove(row);
      case UPDATE_BEFORE -> {
        return;
      }
    }
    changed = true;
  }

  @SuppressWarnings("FutureReturnValueIgnored") // Flink itself fails the task if a timer throws
  private void redrawLater() {
    clock.registerTimer(clock.getCurrentProcessingTime() + REDRAW_EVERY_MILLIS, time -> tick());
  }

  private void tick() {
    redraw();
    redrawLater();
  }

  private void redraw() {
    if (changed) {
      screen.redraw(Grid.lines(Ranking.of(table.values(), rows), table.size()));
      changed = false;
    }
  }

  @Override
  public void flush(boolean endOfInput) {
    if (endOfInput) {
      redraw();
    }
  }

  @Override
  public List<Rows<Change<K, V>>> snapshotState(long checkpointId) {
    List<Change<K, V>> kept =
        table.values().stream().map(row -> Change.insert(row.key(), row.value())).toList();
    return List.of(new Rows<>(kept.size(), kept));
  }

  @Override
  public void close() {
    redraw();
  }
}
