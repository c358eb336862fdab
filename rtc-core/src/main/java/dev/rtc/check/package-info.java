/**
 * The rules a pipeline must keep, each a class of its own.
 *
 * <p>A {@link dev.rtc.check.Rule} looks at the logical graph and reports {@link
 * dev.rtc.check.Fault}s; all faults of a pipeline leave in one {@link
 * dev.rtc.check.InvalidPipelineException}. A fault says where, what was found and what to write
 * instead, under a code that never changes its meaning.
 */
@NullMarked
package dev.rtc.check;

import org.jspecify.annotations.NullMarked;
