/**
 * The translation to Flink: each kind of physical step has one translator, which adds it to a
 * DataStream program under its uid.
 */
@NullMarked
package dev.rtc.flink;

import org.jspecify.annotations.NullMarked;
