package dev.rtc.connector.console;

import dev.rtc.type.Keyed;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.StatefulSinkWriter;
import org.apache.flink.api.connector.sink2.SupportsWriterState;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** Prints the largest rows at the end of the input. */
record TopSink<K, V extends Comparable<? super V>>(
    int rows, Screen.Opener screen, TypeInformation<Keyed<K, V>> type)
    implements Sink<Keyed<K, V>>, SupportsWriterState<Keyed<K, V>, Rows<Keyed<K, V>>> {

  private static final long serialVersionUID = 1L;

  @Override
  public Writer<K, V> createWriter(WriterInitContext context) {
    return restoreWriter(context, List.of());
  }

  @Override
  public Writer<K, V> restoreWriter(
      WriterInitContext context, Collection<Rows<Keyed<K, V>>> states) {
    return new Writer<>(rows, screen.open(), states);
  }

  @Override
  public SimpleVersionedSerializer<Rows<Keyed<K, V>>> getWriterStateSerializer() {
    return new RowsSerializer<>(type);
  }

  /** Keeps the largest rows until the end. */
  static final class Writer<K, V extends Comparable<? super V>>
      implements StatefulSinkWriter<Keyed<K, V>, Rows<Keyed<K, V>>> {

    private final Ranking<K, V> ranking;
    private final Screen screen;
    private long total;

    Writer(int rows, Screen screen, Collection<Rows<Keyed<K, V>>> states) {
      this.ranking = new Ranking<>(rows);
      this.screen = screen;
      for (Rows<Keyed<K, V>> state : states) {
        total += state.total();
        state.kept().forEach(ranking::add);
      }
    }

    @Override
    public void write(Keyed<K, V> row, Context context) {
      total++;
      ranking.add(row);
    }

    @Override
    public void flush(boolean endOfInput) {
      if (endOfInput) {
        screen.print(Grid.lines(ranking.rows(), total));
      }
    }

    @Override
    public List<Rows<Keyed<K, V>>> snapshotState(long checkpointId) {
      return List.of(new Rows<>(total, ranking.rows()));
    }

    @Override
    public void close() {}
  }
}
