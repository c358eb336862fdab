/** Tests that rtc's own operators stand seeded faults. */
@NullMarked
package dev.rtc.benchmarks.simulate;

import org.jspecify.annotations.NullMarked;
