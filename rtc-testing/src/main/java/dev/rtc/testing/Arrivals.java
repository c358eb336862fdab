package dev.rtc.testing;

import java.util.List;
import java.util.OptionalLong;

/**
 * Holds what reached an output.
 *
 * @param name says which output it is, for messages
 * @param all the records in the order of arrival
 * @param watermarks where the watermarks of its writers stood
 * @param panes tells which results are early and late
 */
record Arrivals<T>(String name, List<Collected<T>> all, Watermarks watermarks, Panes panes) {

  /** Copies the list. */
  Arrivals {
    all = List.copyOf(all);
  }

  static <T> Arrivals<T> of(String name, List<Collected<T>> all) {
    return new Arrivals<>(name, all, new Watermarks(), Panes.UNKNOWN);
  }

  List<T> records() {
    return all.stream().map(Collected::record).toList();
  }

  OptionalLong watermark() {
    return watermarks.now();
  }

  /** Returns the results of one pane. */
  Arrivals<T> of(Pane pane) {
    panes.require(name, pane);
    List<Collected<T>> those =
        all.stream().filter(each -> Panes.of(each, watermarks) == pane).toList();
    return new Arrivals<>("%s, %s".formatted(name, pane), those, watermarks, panes);
  }
}
