package dev.rtc.operator;

import dev.rtc.connector.DeadLetter;
import dev.rtc.type.DataType;
import java.io.Serializable;
import java.util.Optional;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;

/**
 * Says what becomes of the records that fail in one step of a job which goes on without them.
 *
 * @param origin the step
 * @param type the records that enter the step
 * @param letters the side output of their dead letters; null if they are dropped
 */
public record OnBadRecord(
    StepOrigin origin, DataType<?> type, @Nullable OutputTag<DeadLetter> letters)
    implements Serializable {

  /** Counts bad records and drops them. */
  public static OnBadRecord drop(StepOrigin origin, DataType<?> type) {
    return new OnBadRecord(origin, type, null);
  }

  /** Counts bad records and sends dead letters to a side output of their step. */
  public static OnBadRecord divert(StepOrigin origin, DataType<?> type) {
    return new OnBadRecord(
        origin,
        type,
        new OutputTag<>(origin.id() + " errors", DataType.of(DeadLetter.class).typeInformation()));
  }

  /** Returns the side output of dead letters, if there is one. */
  public Optional<OutputTag<DeadLetter>> output() {
    return Optional.ofNullable(letters);
  }
}
