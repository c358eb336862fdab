package dev.rtc.type;

import java.io.IOException;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * Tells whether a serializer can write a value, without writing what it cannot refuse: of a record
 * whose components have no parts, only the nulls are looked for. For one thread.
 */
public final class Trial {

  private static final int MOST_KEPT = 1 << 20;

  private final TypeSerializer<Object> serializer;
  private DataOutputSerializer scratch = new DataOutputSerializer(64);

  /** Creates a trial of the serializer that a type makes. */
  @SuppressWarnings("unchecked") // a value of another class is what may be told
  public Trial(TypeInformation<?> type) {
    this.serializer = (TypeSerializer<Object>) type.createSerializer(new SerializerConfigImpl());
  }

  /**
   * Requires that the value can be written.
   *
   * @throws IOException what the serializer throws otherwise, checked or not
   */
  public void require(Object value) throws IOException {
    if (scratch.length() > 0) {
      clear();
    }
    if (serializer instanceof ValueSerializer<Object> own) {
      own.require(value, scratch);
    } else {
      serializer.serialize(value, scratch);
    }
  }

  /** Keeps the buffer, but not for ever what one long value made of it. */
  private void clear() {
    if (scratch.getSharedBuffer().length > MOST_KEPT) {
      scratch = new DataOutputSerializer(64);
    }
    scratch.clear();
  }
}
