/** Reads and writes records as Avro and Parquet. */
@NullMarked
package dev.rtc.format.avro;

import org.jspecify.annotations.NullMarked;
