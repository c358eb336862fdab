/**
 * Counts the words of one large text in several ways.
 *
 * <p>All {@link dev.rtc.benchmarks.wordcount.Variant variants} obey one rule: a word is a longest
 * run of ASCII letters and digits, and letters count as lower case. What each of them found is
 * compared as an {@link dev.rtc.benchmarks.wordcount.Answer}, so that a variant cannot win by
 * counting something else. The text is a {@link dev.rtc.benchmarks.wordcount.ZipfText} unless the
 * user brings one.
 */
@NullMarked
package dev.rtc.benchmarks.wordcount;

import org.jspecify.annotations.NullMarked;
