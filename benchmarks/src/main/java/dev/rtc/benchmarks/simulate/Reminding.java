package dev.rtc.benchmarks.simulate;

import dev.rtc.state.KeyContext;
import dev.rtc.state.StatefulFunction;
import java.time.Duration;

/** Counts the sales of a shop, and reminds of each one a while later. */
final class Reminding implements StatefulFunction<String, Sale, Long, String> {

  private static final long serialVersionUID = 1L;
  private static final Duration LATER = Duration.ofSeconds(20);

  @Override
  public void onRecord(Sale sale, KeyContext<String, Long, String> context) {
    long count = context.state().orElse(0L) + 1;
    context.keep(count);
    context.emit("%s sold %s, its number %d".formatted(sale.shop(), sale.product(), count));
    context.wakeAtEventTime(sale.at().plus(LATER));
  }

  @Override
  public void onTimer(KeyContext<String, Long, String> context) {
    context.emit("%s: %s".formatted(context.key(), context.timestamp().orElseThrow()));
  }
}
