/** Placeholder. */
@org.jspecify.annotations.NullMarked
package dev.rtc.format;
