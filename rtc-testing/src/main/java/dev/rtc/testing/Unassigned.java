package dev.rtc.testing;

import java.io.IOException;
import java.util.Optional;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Holds the split that no reader has yet.
 *
 * @param split empty once a reader has it
 */
record Unassigned(Optional<TapeSplit> split) {

  static Unassigned nothing() {
    return new Unassigned(Optional.empty());
  }

  static Unassigned of(TapeSplit split) {
    return new Unassigned(Optional.of(split));
  }

  /** Writes the state of an enumerator for checkpoints: nothing, or the split. */
  static final class Serializer implements SimpleVersionedSerializer<Unassigned> {

    private final TapeSplitSerializer splits = new TapeSplitSerializer();

    @Override
    public int getVersion() {
      return splits.getVersion();
    }

    @Override
    public byte[] serialize(Unassigned unassigned) throws IOException {
      return unassigned.split().isPresent()
          ? splits.serialize(unassigned.split().get())
          : new byte[0];
    }

    @Override
    public Unassigned deserialize(int version, byte[] serialized) throws IOException {
      return serialized.length == 0
          ? nothing()
          : Unassigned.of(splits.deserialize(version, serialized));
    }
  }
}
