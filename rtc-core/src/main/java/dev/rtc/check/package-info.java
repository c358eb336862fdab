/**
 * The rules a pipeline must keep, each a class of its own.
 *
 * <p>A {@link dev.rtc.check.Rule} looks at the logical graph and reports {@link
 * dev.rtc.check.Fault}s; all faults of a pipeline leave in one {@link
 * dev.rtc.check.InvalidPipelineException}. A fault says where, what was found and what to write
 * instead, under a code that never changes its meaning.
 *
 * <p>A {@link dev.rtc.check.Lint} looks at a pipeline without fault for one thing that is possible
 * and seldom meant. Its {@link dev.rtc.check.Warning}s stop nothing: {@link dev.rtc.check.Warnings}
 * collects them, a run tells them as it begins, and {@code p.allow(code, reason)} silences one.
 */
@NullMarked
package dev.rtc.check;

import org.jspecify.annotations.NullMarked;
