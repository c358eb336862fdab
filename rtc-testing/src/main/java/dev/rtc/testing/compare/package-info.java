/**
 * How the test kit compares records and shows where they differ.
 *
 * <p>Public only because the packages of the test kit share it; it changes with any version.
 */
@NullMarked
package dev.rtc.testing.compare;

import org.jspecify.annotations.NullMarked;
