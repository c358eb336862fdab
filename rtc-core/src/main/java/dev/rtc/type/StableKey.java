package dev.rtc.type;

/** Carries a key with a hash that follows from its value alone. */
public final class StableKey {
  StableKey() {}
}
