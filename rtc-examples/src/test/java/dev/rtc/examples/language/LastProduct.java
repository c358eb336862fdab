package dev.rtc.examples.language;

import dev.rtc.state.KeyContext;
import dev.rtc.state.StatefulFunction;

/** Tells the last product of a shop when the shop is forgotten. */
// region last-product
record LastProduct() implements StatefulFunction<String, Sale, String, String> {

  @Override
  public void onRecord(Sale sale, KeyContext<String, String, String> shop) {
    shop.keep(sale.product());
  }

  @Override
  public void onExpiry(KeyContext<String, String, String> shop) {
    shop.state().ifPresent(shop::emit);
  }
}
// endregion
