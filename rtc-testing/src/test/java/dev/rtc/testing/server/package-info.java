@NullMarked
package dev.rtc.testing.server;

import org.jspecify.annotations.NullMarked;
