package dev.rtc.operator;

import dev.rtc.connector.RecordCheck;
import java.util.List;

/**
 * Fails for a record that fails any of several checks.
 *
 * @param checks the checks in their order
 */
public record AllChecks(List<RecordCheck<Object>> checks) implements RecordCheck<Object> {

  /** Copies the checks. */
  public AllChecks {
    checks = List.copyOf(checks);
  }

  @Override
  public void check(Object record) throws Exception {
    for (int i = 0; i < checks.size(); i++) {
      checks.get(i).check(record);
    }
  }
}
