package dev.rtc.operator;

import dev.rtc.connector.MalformedRecordException;
import dev.rtc.connector.RecordCheck;
import dev.rtc.type.Trial;
import java.io.IOException;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.jspecify.annotations.Nullable;

/** Fails for a record that its serializer cannot write, so that it can reach no other subtask. */
public final class WritableCheck implements RecordCheck<Object> {

  private static final long serialVersionUID = 1L;

  private final TypeInformation<?> type;
  private transient @Nullable Trial trial;

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
    if (trial == null) {
      trial = new Trial(type);
    }
    try {
      trial.require(record);
    } catch (IOException e) {
      throw new MalformedRecordException("it cannot be written: " + e.getMessage(), e);
    }
  }
}
