/**
 * Complete programs, one per file: each defines its pipeline in a static method that takes its
 * connectors, so that a test can give it others.
 */
@NullMarked
package dev.rtc.examples;

import org.jspecify.annotations.NullMarked;
