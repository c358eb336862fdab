/** Tests of the test kit, on pipelines whose connectors would fail if anybody opened them. */
@NullMarked
package dev.rtc.testing;

import org.jspecify.annotations.NullMarked;
