package dev.rtc.operator;

import dev.rtc.connector.MalformedRecordException;
import dev.rtc.connector.RecordCheck;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.jspecify.annotations.Nullable;

/** Fails for a record that its serializer cannot write, so that it can reach no other subtask. */
public final class WritableCheck implements RecordCheck<Object> {

  private static final long serialVersionUID = 1L;

  private final TypeInformation<?> type;
  private transient @Nullable TypeSerializer<Object> serializer;
  private transient @Nullable DataOutputSerializer scratch;

  /**
   * Creates the check.
   *
   * @param type the type of the records
   */
  public WritableCheck(TypeInformation<?> type) {
    this.type = type;
  }

  @Override
  public void check(Object record) throws MalformedRecordException {
    if (serializer == null || scratch == null) {
      serializer = RecordBytes.serializer(type);
      scratch = new DataOutputSerializer(64);
    }
    scratch.clear();
    try {
      serializer.serialize(record, scratch);
    } catch (IOException e) {
      throw new MalformedRecordException("it cannot be written: " + e.getMessage(), e);
    }
  }
}
