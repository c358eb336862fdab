/**
 * Any program that builds a Flink job, and the ends of what it builds.
 *
 * <p>A test names a {@link dev.rtc.testing.job.JobProgram}, mostly by a method reference: that is
 * what is promised to users. All else is public only because the packages of the test kit share it,
 * and changes with any version: an environment in which nothing runs, and the sources and sinks
 * found by uid.
 */
@NullMarked
package dev.rtc.testing.job;

import org.jspecify.annotations.NullMarked;
