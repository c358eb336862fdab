/** Tests the simulation: by bugs that it has to find, and by jobs in which there is none. */
@NullMarked
package dev.rtc.testing.simulation;

import org.jspecify.annotations.NullMarked;
