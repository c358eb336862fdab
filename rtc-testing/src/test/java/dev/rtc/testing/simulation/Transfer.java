package dev.rtc.testing.simulation;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.TypeSerializerSingleton;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Moves something from one account to another.
 *
 * @param from where it comes from
 * @param to where it goes
 */
record Transfer(long from, long to) {

  /** Writes one field first and reads the other first. */
  static final class SwappingSerializer extends Serializer {

    private static final long serialVersionUID = 1L;

    @Override
    public Transfer deserialize(DataInputView source) throws IOException {
      long to = source.readLong();
      return new Transfer(source.readLong(), to);
    }

    @Override
    public TypeSerializerSnapshot<Transfer> snapshotConfiguration() {
      return new SwappingSnapshot();
    }

    /** Is that of this serializer. */
    public static final class SwappingSnapshot extends SimpleTypeSerializerSnapshot<Transfer> {
      public SwappingSnapshot() {
        super(SwappingSerializer::new);
      }
    }
  }

  /** Reads what it has written. */
  static class Serializer extends TypeSerializerSingleton<Transfer> {

    private static final long serialVersionUID = 1L;

    @Override
    public boolean isImmutableType() {
      return true;
    }

    @Override
    public Transfer createInstance() {
      return new Transfer(0, 0);
    }

    @Override
    public Transfer copy(Transfer transfer) {
      return transfer;
    }

    @Override
    public Transfer copy(Transfer transfer, Transfer reuse) {
      return transfer;
    }

    @Override
    public int getLength() {
      return 2 * Long.BYTES;
    }

    @Override
    public void serialize(Transfer transfer, DataOutputView target) throws IOException {
      target.writeLong(transfer.from());
      target.writeLong(transfer.to());
    }

    @Override
    public Transfer deserialize(DataInputView source) throws IOException {
      long from = source.readLong();
      return new Transfer(from, source.readLong());
    }

    @Override
    public Transfer deserialize(Transfer reuse, DataInputView source) throws IOException {
      return deserialize(source);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
      target.writeLong(source.readLong());
      target.writeLong(source.readLong());
    }

    @Override
    public TypeSerializerSnapshot<Transfer> snapshotConfiguration() {
      return new Snapshot();
    }

    /** Is that of this serializer. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Transfer> {
      public Snapshot() {
        super(Serializer::new);
      }
    }
  }
}
