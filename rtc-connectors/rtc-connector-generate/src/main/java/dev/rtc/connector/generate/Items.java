package dev.rtc.connector.generate;

import dev.rtc.connector.SourceSpec;
import dev.rtc.type.DataType;
import dev.rtc.type.TypeInference;
import java.util.List;

/**
 * Creates bounded sources of records that are written down. They come in their order, from one
 * reader; after a failure each takes effect exactly once.
 *
 * <p>The type is read from the items: the class they share, or the one sealed interface they all
 * implement. Where there is none, or it is generic, or there are no items, the type is given first.
 */
public final class Items {

  private Items() {}

  /**
   * Gives items, each once.
   *
   * @param items the items, of one class or of one sealed interface
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  public static <T> SourceSpec<T> of(T... items) {
    return of(List.of(items));
  }

  /**
   * Gives items of the type given, each once.
   *
   * @param type the type of the items
   * @param items the items
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  public static <T> SourceSpec<T> of(DataType<T> type, T... items) {
    return of(type, List.of(items));
  }

  /**
   * Gives the items of a list, each once.
   *
   * @param items the items, of one class or of one sealed interface
   */
  public static <T> SourceSpec<T> of(List<T> items) {
    return of(TypeInference.ofValues(items), items);
  }

  /**
   * Gives the items of a list, of the type given, each once.
   *
   * @param type the type of the items
   * @param items the items
   */
  public static <T> SourceSpec<T> of(DataType<T> type, List<? extends T> items) {
    return Generated.endless(type, new Making.OfItems<T>(List.copyOf(items)))
        .limit(items.size())
        .partitions(1);
  }
}
