package dev.rtc;

import dev.rtc.graph.CallSite;
import dev.rtc.graph.Port;
import dev.rtc.graph.SinkNode;
import dev.rtc.graph.Windowing;
import dev.rtc.time.Late;
import dev.rtc.type.DataType;
import java.util.List;

/** Appends the sink that late records are diverted to. */
final class LateSink {

  private LateSink() {}

  static void append(
      Upstream upstream, String step, CallSite at, Windowing windowing, DataType<?> type) {
    if (windowing.late().orElse(null) instanceof Late.To<?> to) {
      upstream.append(
          new SinkNode(upstream.qualify(to.id()), at, List.of(Port.late(step)), to.sink(), type));
    }
  }
}
