package dev.rtc.connector.file;

import dev.rtc.type.Keyed;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.functions.MapFunction;

/** Puts rows in order. */
@FunctionalInterface
interface RowOrder<K, V> extends Serializable {

  /** Returns the rows in their order. */
  List<Keyed<K, V>> sorted(Collection<Keyed<K, V>> rows) throws IOException;

  /** Leaves rows in the order of their first change. */
  static <K, V> RowOrder<K, V> none() {
    return new AsTheyCame<>();
  }

  /** Orders rows by what a function reads. */
  static <K, V, C extends Comparable<? super C>> RowOrder<K, V> by(
      MapFunction<? super Keyed<K, V>, C> by) {
    return new By<>(by);
  }

  /** The order of first changes. */
  record AsTheyCame<K, V>() implements RowOrder<K, V> {

    @Override
    public List<Keyed<K, V>> sorted(Collection<Keyed<K, V>> rows) {
      return List.copyOf(rows);
    }
  }

  /** The order of what a function reads. */
  record By<K, V, C extends Comparable<? super C>>(MapFunction<? super Keyed<K, V>, C> by)
      implements RowOrder<K, V> {

    private record Ranked<C, R>(C rank, R row) {}

    @Override
    public List<Keyed<K, V>> sorted(Collection<Keyed<K, V>> rows) throws IOException {
      List<Ranked<C, Keyed<K, V>>> ranked = new ArrayList<>(rows.size());
      for (Keyed<K, V> row : rows) {
        ranked.add(new Ranked<>(rank(row), row));
      }
      ranked.sort(Comparator.comparing(Ranked::rank));
      return ranked.stream().map(Ranked::row).toList();
    }

    private C rank(Keyed<K, V> row) throws IOException {
      try {
        return by.map(row);
      } catch (IOException | RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new IOException("Cannot order the row " + row + ": " + e.getMessage(), e);
      }
    }
  }
}
