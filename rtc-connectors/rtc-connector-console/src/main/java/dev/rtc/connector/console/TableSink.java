package dev.rtc.connector.console;

import dev.rtc.type.Change;
import dev.rtc.type.KeyType;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SupportsWriterState;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** Keeps a table up to date on the screen. */
record TableSink<K, V extends Comparable<? super V>>(
    int rows, Screen.Opener screen, KeyType<K> key, TypeInformation<Change<K, V>> type)
    implements Sink<Change<K, V>>, SupportsWriterState<Change<K, V>, Rows<Change<K, V>>> {

  private static final long serialVersionUID = 1L;

  @Override
  public TableWriter<K, V> createWriter(WriterInitContext context) {
    return restoreWriter(context, List.of());
  }

  @Override
  public TableWriter<K, V> restoreWriter(
      WriterInitContext context, Collection<Rows<Change<K, V>>> states) {
    return new TableWriter<>(rows, screen.open(), context.getProcessingTimeService(), key, states);
  }

  @Override
  public SimpleVersionedSerializer<Rows<Change<K, V>>> getWriterStateSerializer() {
    return new RowsSerializer<>(type);
  }
}
