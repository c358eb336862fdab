package dev.rtc.testing.connector;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Holds what one writer of a {@link LedgerSink} received between two checkpoints. */
record Batch(String id, List<byte[]> records) {

  /** Writes batches into checkpoints. */
  static final class Serializer implements SimpleVersionedSerializer<Batch> {

    private static final int FIRST_SIZE = 256;

    @Override
    public int getVersion() {
      return 1;
    }

    @Override
    public byte[] serialize(Batch batch) throws IOException {
      DataOutputSerializer out = new DataOutputSerializer(FIRST_SIZE);
      out.writeUTF(batch.id());
      out.writeInt(batch.records().size());
      for (byte[] record : batch.records()) {
        out.writeInt(record.length);
        out.write(record);
      }
      return out.getCopyOfBuffer();
    }

    @Override
    public Batch deserialize(int version, byte[] serialized) throws IOException {
      DataInputDeserializer in = new DataInputDeserializer(serialized);
      String id = in.readUTF();
      int size = in.readInt();
      List<byte[]> records = new ArrayList<>(size);
      for (int i = 0; i < size; i++) {
        byte[] record = new byte[in.readInt()];
        in.readFully(record);
        records.add(record);
      }
      return new Batch(id, records);
    }
  }
}
