/** Tests of the connector kit: with connectors of Flink, and with connectors that are broken. */
@NullMarked
package dev.rtc.testing.connector;

import org.jspecify.annotations.NullMarked;
