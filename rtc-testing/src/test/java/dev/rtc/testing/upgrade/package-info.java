/** Upgrades real pipelines of two versions from real savepoints. */
@NullMarked
package dev.rtc.testing.upgrade;

import org.jspecify.annotations.NullMarked;
