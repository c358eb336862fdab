package dev.rtc.examples.language;

import java.time.Instant;
import java.util.Optional;

// region request
record Request(String host, Instant at, String request, int status, Optional<Long> bytes) {}
// endregion
