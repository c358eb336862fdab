/**
 * Turns bytes into records and records into bytes: JSON, CSV, text and log lines, for all
 * connectors.
 *
 * <p>A format is a value. It is made from the class of a record, and every policy is a method that
 * returns another format:
 *
 * <pre>{@code
 * record Order(String id, long amount, Instant placedAt, Optional<String> coupon) {}
 *
 * Json.of(Order.class)                                   // {"id":"a","amount":1,"placedAt":"2026-..."}
 *     .named(FieldNames.SNAKE_CASE)                      // placed_at
 *     .timesAs(Times.epochMillis())
 *     .ignoringUnknown();
 *
 * Csv.of(Order.class).withHeader().separatedBy(';');
 *
 * LogPattern.of("%{ip:client} [%{httptime:at}] \"%{word:method} %{path:path}\" %{int:status}",
 *     Request.class);
 *
 * PlainText.string().in(StandardCharsets.ISO_8859_1);
 * }</pre>
 *
 * <p>Formats are strict unless told otherwise: what does not fit is a {@link
 * dev.rtc.connector.MalformedRecordException} with the place, what was found and what belongs
 * there, and {@link dev.rtc.connector.OnError} says what becomes of it. Nothing is rounded,
 * truncated, made 0 or null. What a component may lack is declared: {@code Optional}, or
 * {@code @Nullable} by an annotation that is kept at run time. What is written is read back as an
 * equal record; decimal numbers of a negative scale come back with scale 0.
 *
 * <p>Data is not trusted: it never names a class, numbers and nesting are bounded, a log pattern
 * never goes back, and whatever the bytes are, a decoder returns a record or says that they are
 * none. Settings that cannot work are told when the pipeline is defined, as RTC-411, RTC-412,
 * RTC-418 and RTC-44x.
 */
@NullMarked
package dev.rtc.format;

import org.jspecify.annotations.NullMarked;
