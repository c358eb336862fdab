/** Compares windows of every kind to a model that is too simple to be wrong. */
@NullMarked
package dev.rtc.testing.windows;

import org.jspecify.annotations.NullMarked;
