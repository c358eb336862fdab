package dev.rtc.testing.driver;

/** Puts what an unaligned checkpoint has overtaken back on its way. */
final class InFlight {

  private final Deployment deployment;
  private final Snapshot snapshot;

  InFlight(Deployment deployment, Snapshot snapshot) {
    this.deployment = deployment;
    this.snapshot = snapshot;
  }

  void restore() {
    for (Channel channel : deployment.channels()) {
      channel.restore(snapshot.inFlight().getOrDefault(channel.id(), java.util.List.of()));
    }
  }
}
