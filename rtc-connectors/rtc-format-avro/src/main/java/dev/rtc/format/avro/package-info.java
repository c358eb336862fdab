/**
 * Reads and writes records as Avro and Parquet; the schema follows from the record.
 *
 * <pre>{@code
 * record Order(String id, BigDecimal amount, Instant at, Optional<String> coupon) {}
 *
 * Parquet.of(Order.class).decimalsAs(18, 2).packedBy(Packing.ZSTD);   // files for analysts
 * Avro.of(Order.class);                                               // files, record by record
 * Avro.message(Order.class).writtenWith(schema);                      // messages of others
 * }</pre>
 *
 * <p>Files of other schemas are read as far as nothing is lost: fields are found by name, times by
 * their unit, decimals by their scale. What a file lacks must be {@code Optional} or
 * {@code @Nullable}. A file that is broken gives the records before the break and then one {@link
 * dev.rtc.connector.MalformedRecordException}; after a record that is at fault alone, such as one
 * that its constructor refuses, the next one is read.
 *
 * <p>Nothing of Hadoop runs, and no schema names a class to load. Of Hadoop's jars {@code
 * hadoop-client-api} is needed, since Parquet's classes name its interfaces.
 */
@NullMarked
package dev.rtc.format.avro;

import org.jspecify.annotations.NullMarked;
