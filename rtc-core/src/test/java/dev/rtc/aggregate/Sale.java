package dev.rtc.aggregate;

import dev.rtc.type.DataType;
import dev.rtc.type.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A record with a field for every aggregation; the number is no other's. */
record Sale(
    long number, long cents, double weight, Text article, Currency currency, List<Integer> tags) {

  enum Currency {
    EUR,
    USD,
    CHF
  }

  static final DataType<Sale> TYPE = DataType.of(Sale.class);

  /** Makes a sale whose fields repeat, but for its number. */
  static Sale random(Random random) {
    List<Integer> tags = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      tags.add(random.nextInt(6));
    }
    return new Sale(
        random.nextLong(),
        random.nextInt(20) - 10L,
        random.nextGaussian() * Math.pow(10, random.nextInt(6)),
        Text.of("article-" + random.nextInt(12)),
        Currency.values()[random.nextInt(3)],
        List.copyOf(tags));
  }
}
