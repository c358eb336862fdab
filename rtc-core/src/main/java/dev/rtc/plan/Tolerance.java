package dev.rtc.plan;

import dev.rtc.connector.OnError;
import dev.rtc.type.DataType;

/**
 * Lets a step go on without its bad records.
 *
 * @param onError drop or divert them
 * @param input the type of the records that enter the step
 */
public record Tolerance(OnError onError, DataType<?> input) {

  @Override
  public String toString() {
    return "on error " + onError;
  }
}
