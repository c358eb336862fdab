/**
 * What the tests of all rooms are made from: sources of given records, sinks that keep what they
 * get, aggregations that change their accumulator in place, golden files.
 */
@NullMarked
package dev.rtc.sample;

import org.jspecify.annotations.NullMarked;
