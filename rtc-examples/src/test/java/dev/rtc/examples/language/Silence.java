package dev.rtc.examples.language;

import dev.rtc.state.KeyContext;
import dev.rtc.state.StatefulFunction;
import java.time.Duration;

/** Tells which shop has sold nothing for a while, and what it sold last. */
// region silence
record Silence(Duration patience) implements StatefulFunction<String, Sale, Sale, String> {

  @Override
  public void onRecord(Sale sale, KeyContext<String, Sale, String> shop) {
    shop.state().ifPresent(last -> shop.cancelEventTime(last.at().plus(patience)));
    shop.keep(sale);
    shop.wakeAtEventTime(sale.at().plus(patience));
  }

  @Override
  public void onTimer(KeyContext<String, Sale, String> shop) {
    shop.state().ifPresent(last ->
        shop.emit(shop.key() + " sold " + last.product() + ", then nothing"));
  }
}
// endregion
