/**
 * The language: what users type.
 *
 * <p>{@link dev.rtc.Pipeline#define} opens an {@link dev.rtc.Assembly}; {@code from} begins a
 * {@link dev.rtc.Flow}; verbs append steps; {@code to} ends them. Whatever is wrong is told at the
 * end of {@code define}, all at once, each fault with the step's id and the line it was written on.
 *
 * <p>The classes here write the logical graph and do nothing else. A half-built thing is its own
 * type: a {@link dev.rtc.KeyedFlow} has no {@code to}, because what to do per key is still open.
 */
@NullMarked
package dev.rtc;

import org.jspecify.annotations.NullMarked;
