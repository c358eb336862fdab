/** Gives the author of a connector its test cases. */
@NullMarked
package dev.rtc.testing.connector;

import org.jspecify.annotations.NullMarked;
