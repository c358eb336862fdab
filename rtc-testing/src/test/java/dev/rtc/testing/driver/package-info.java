/** Tests of the driver, on plain DataStream jobs. */
@NullMarked
package dev.rtc.testing.driver;

import org.jspecify.annotations.NullMarked;
