@NullMarked
package dev.rtc.testing.postgres;

import org.jspecify.annotations.NullMarked;
