package dev.rtc.check;

import dev.rtc.graph.Graph;
import java.util.function.Consumer;

/** Judges a pipeline under one aspect. */
interface Rule {

  /** Reports every fault found. */
  void check(Graph graph, Consumer<Fault> faults);
}
