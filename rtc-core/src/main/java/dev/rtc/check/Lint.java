package dev.rtc.check;

import dev.rtc.graph.Graph;
import java.util.function.Consumer;

/** Looks at a pipeline without fault for one thing that is seldom meant. */
interface Lint {

  /** Reports every warning. */
  void look(Graph graph, Consumer<Warning> warnings);
}
