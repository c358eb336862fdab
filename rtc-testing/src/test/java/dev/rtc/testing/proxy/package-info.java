@NullMarked
package dev.rtc.testing.proxy;

import org.jspecify.annotations.NullMarked;
