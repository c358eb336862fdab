@NullMarked
package dev.rtc.testing.kafka;

import org.jspecify.annotations.NullMarked;
