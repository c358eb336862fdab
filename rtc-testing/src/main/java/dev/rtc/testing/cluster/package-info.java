/** Keeps the one cluster that all jobs of a JVM's tests run on. */
@NullMarked
package dev.rtc.testing.cluster;

import org.jspecify.annotations.NullMarked;
