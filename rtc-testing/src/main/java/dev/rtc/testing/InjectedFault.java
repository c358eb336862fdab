package dev.rtc.testing;

import java.util.Locale;

/** Is what a test planned to go wrong; an error, because no record is to blame. */
final class InjectedFault extends Error {

  private static final long serialVersionUID = 1L;

  InjectedFault(Faults.Point point) {
    super(
        "planned fault: %s %d of '%s'"
            .formatted(point.kind().name().toLowerCase(Locale.ROOT), point.number(), point.id()));
  }
}
