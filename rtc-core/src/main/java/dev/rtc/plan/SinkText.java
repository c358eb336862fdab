package dev.rtc.plan;

import dev.rtc.connector.Delivery;
import java.util.Locale;

/** Describes a sink, for facts or for rows. */
final class SinkText {

  private SinkText() {}

  static String of(String what, Delivery delivery, boolean singleWriter) {
    return "%s, %s%s"
        .formatted(
            what,
            delivery.name().toLowerCase(Locale.ROOT).replace('_', '-'),
            singleWriter ? ", one writer" : "");
  }
}
