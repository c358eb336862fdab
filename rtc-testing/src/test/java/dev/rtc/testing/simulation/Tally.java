package dev.rtc.testing.simulation;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Counts in place. */
final class Tally {

  long count;

  Tally(long count) {
    this.count = count;
  }

  /** Hands the same tally out as its copy, which the heap backend takes for another. */
  static final class SharingSerializer extends Serializer {

    private static final long serialVersionUID = 1L;

    @Override
    public Tally copy(Tally tally) {
      return tally;
    }

    @Override
    public TypeSerializerSnapshot<Tally> snapshotConfiguration() {
      return new SharingSnapshot();
    }

    /** Is that of this serializer. */
    public static final class SharingSnapshot extends SimpleTypeSerializerSnapshot<Tally> {
      public SharingSnapshot() {
        super(SharingSerializer::new);
      }
    }
  }

  /** Copies. */
  static class Serializer extends TypeSerializerSingleton<Tally> {

    private static final long serialVersionUID = 1L;

    @Override
    public boolean isImmutableType() {
      return false;
    }

    @Override
    public Tally createInstance() {
      return new Tally(0);
    }

    @Override
    public Tally copy(Tally tally) {
      return new Tally(tally.count);
    }

    @Override
    public Tally copy(Tally tally, Tally reuse) {
      return copy(tally);
    }

    @Override
    public int getLength() {
      return Long.BYTES;
    }

    @Override
    public void serialize(Tally tally, DataOutputView target) throws IOException {
      target.writeLong(tally.count);
    }

    @Override
    public Tally deserialize(DataInputView source) throws IOException {
      return new Tally(source.readLong());
    }

    @Override
    public Tally deserialize(Tally reuse, DataInputView source) throws IOException {
      return deserialize(source);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
      target.writeLong(source.readLong());
    }

    @Override
    public TypeSerializerSnapshot<Tally> snapshotConfiguration() {
      return new Snapshot();
    }

    /** Is that of this serializer. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Tally> {
      public Snapshot() {
        super(Serializer::new);
      }
    }
  }
}
