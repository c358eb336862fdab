package dev.rtc.testing.driver;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.runtime.jobgraph.JobVertex;

/**
 * Puts what an unaligned checkpoint has overtaken back on its way: into the same channel, or, if
 * the parallelism of an end has changed, to the subtask that it belongs to now.
 */
final class InFlight {

  private final Deployment deployment;
  private final Snapshot snapshot;
  private final Map<ChannelId, Channel> channels = new TreeMap<>();

  InFlight(Deployment deployment, Snapshot snapshot) {
    this.deployment = deployment;
    this.snapshot = snapshot;
  }

  void restore() throws Exception {
    if (snapshot.inFlight().isEmpty()) {
      return;
    }
    deployment.channels().forEach(channel -> channels.put(channel.id(), channel));
    Map<Integer, Rerouting> reroutings = new TreeMap<>();
    for (Map.Entry<ChannelId, List<Element.Data>> each : snapshot.inFlight().entrySet()) {
      int edge = each.getKey().edge();
      if (isAsItWas(edge)) {
        channel(each.getKey()).restore(each.getValue());
      } else {
        if (!reroutings.containsKey(edge)) {
          reroutings.put(edge, Rerouting.of(deployment, edge));
        }
        reroute(each.getKey(), each.getValue(), reroutings.get(edge));
      }
    }
  }

  private boolean isAsItWas(int edge) {
    return isAsItWas(deployment.upstream(edge)) && isAsItWas(deployment.downstream(edge));
  }

  private boolean isAsItWas(JobVertex vertex) {
    Integer before = snapshot.parallelism().get(vertex.getID());
    return before != null && before == vertex.getParallelism();
  }

  private void reroute(ChannelId old, List<Element.Data> elements, Rerouting rerouting)
      throws Exception {
    int from = old.from() % deployment.upstream(old.edge()).getParallelism();
    for (Element.Data element : elements) {
      int to = rerouting.receiver(element, old.to());
      if (to != Rerouting.NOBODY) {
        channel(new ChannelId(old.edge(), from, to)).restoreFirst(element);
      }
    }
  }

  private Channel channel(ChannelId id) {
    Channel channel = channels.get(id);
    if (channel == null) {
      throw new IllegalStateException(
          "the checkpoint holds records on their way along %s, which this job does not have"
              .formatted(id));
    }
    return channel;
  }
}
