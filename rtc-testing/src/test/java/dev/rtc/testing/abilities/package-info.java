/** Shows what the test kit can do, one test for each ability. */
@NullMarked
package dev.rtc.testing.abilities;

import org.jspecify.annotations.NullMarked;
