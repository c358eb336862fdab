/**
 * Running a plan: embedded in this JVM, or on the cluster that runs the program.
 *
 * <p>{@link dev.rtc.launch.Launcher} reads the command line and finds out where it is. Embedded, it
 * starts a cluster on the loopback interface, shows progress on standard error and ends cleanly on
 * Ctrl-C. On a cluster it hands the program over and leaves process, signals and waiting to Flink.
 */
@NullMarked
package dev.rtc.launch;

import org.jspecify.annotations.NullMarked;
