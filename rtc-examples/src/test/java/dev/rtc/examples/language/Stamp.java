package dev.rtc.examples.language;

import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Tells when a product was sold. */
@SuppressWarnings("serial") // a job graph is all it is ever written to
// region stamp
final class Stamp extends ProcessFunction<Sale, String> {
  @Override
  public void processElement(Sale sale, Context context, Collector<String> out) {
    out.collect(sale.product() + " at " + context.timestamp());
  }
}
// endregion
