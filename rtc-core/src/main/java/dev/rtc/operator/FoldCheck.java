package dev.rtc.operator;

import dev.rtc.aggregate.Aggregation;
import dev.rtc.connector.RecordCheck;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * Fails for a record that an aggregation cannot take into an empty accumulator. What fails only
 * because of the records before, such as the overflow of a sum, passes.
 */
public final class FoldCheck implements RecordCheck<Object> {

  private static final long serialVersionUID = 1L;

  private final Aggregation<Object, Object, ?> aggregation;
  private final WritableCheck writable;

  /**
   * Creates the check.
   *
   * @param aggregation the aggregation
   * @param accumulator the type of its accumulators
   */
  public FoldCheck(Aggregation<Object, Object, ?> aggregation, TypeInformation<?> accumulator) {
    this.aggregation = aggregation;
    this.writable = new WritableCheck(accumulator);
  }

  @Override
  public void check(Object record) throws Exception {
    writable.check(aggregation.add(aggregation.create(), record));
  }
}
