package dev.rtc.examples.language;

import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;

/** Lists what a shop sold in a window. */
@SuppressWarnings("serial") // a job graph is all it is ever written to
// region products
final class Products extends ProcessWindowFunction<Sale, String, String, TimeWindow> {
  @Override
  public void process(
      String shop, Context context, Iterable<Sale> sales, Collector<String> out) {
    StringBuilder line = new StringBuilder(shop + ":");
    sales.forEach(sale -> line.append(' ').append(sale.product()));
    out.collect(line.toString());
  }
}
// endregion
