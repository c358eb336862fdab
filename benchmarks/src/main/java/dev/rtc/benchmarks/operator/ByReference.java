package dev.rtc.benchmarks.operator;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.io.RecordProcessorUtils;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.tasks.ExceptionInChainedOperatorException;
import org.apache.flink.util.function.ThrowingConsumer;

/**
 * Hands records on as they are: what Flink's ChainingOutput, which only Flink can use, does for
 * chained operators with object reuse.
 */
class ByReference<T> extends Outlet<T> {

  private final Counter out = new SimpleCounter();
  private final Counter in;
  private final ThrowingConsumer<StreamRecord<T>, Exception> processor;

  ByReference(OneInputStreamOperator<T, ?> operator) {
    in = operator.getMetricGroup().getIOMetricGroup().getNumRecordsInCounter();
    processor = RecordProcessorUtils.getRecordProcessor(operator);
  }

  @Override
  public void collect(StreamRecord<T> record) {
    push(record);
  }

  final void push(StreamRecord<T> record) {
    try {
      out.inc();
      in.inc();
      processor.accept(record);
    } catch (Exception e) {
      throw new ExceptionInChainedOperatorException(e);
    }
  }
}
