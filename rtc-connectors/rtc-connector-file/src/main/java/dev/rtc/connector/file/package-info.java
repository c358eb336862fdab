/**
 * Reads, follows and writes files on every file system that Flink knows.
 *
 * <p>{@link dev.rtc.connector.file.FileIO} is the entry. All it makes are values: nothing is opened
 * before a pipeline runs. A format says what a line or a file is: {@code Json}, {@code Csv}, {@code
 * LogPattern}, {@code Avro}, {@code Parquet}.
 *
 * <ul>
 *   <li><b>Read</b>: {@code FileIO.lines("logs/*.gz")}, {@code FileIO.read("orders/*.json",
 *       Json.of(Order.class))}; each file once, large ones by several readers.
 *   <li><b>Watch</b>: {@code FileIO.read("inbox/*.csv", csv).watching(Duration.ofSeconds(10))}
 *       takes up files that appear later; each must be complete when it does.
 *   <li><b>Follow</b>: {@code FileIO.tail("/var/log/app/*.log")} hands out lines as they are
 *       appended, over rotations and restarts, each once; see {@link
 *       dev.rtc.connector.file.FileTail} for what that takes.
 *   <li><b>Write</b>: {@code FileIO.csv("out")}, {@code FileIO.write("out",
 *       Parquet.of(Order.class))}: part files that appear only once they are complete, every record
 *       in exactly one; a second run adds its parts to those of the first. {@code
 *       FileIO.csv("totals.csv").asSingleFile()}: one plain file, which replaces the one before.
 *   <li><b>Partition</b>: {@code FileIO.write("out", json).partitionedBy("day",
 *       Order::day).partitionedBy("shop", Order::shop)} makes {@code out/day=2026-01-02/shop=7};
 *       whatever a record says, no file lies outside of {@code out}.
 *   <li><b>Table</b>: {@code FileIO.table("totals.csv", Csv.of(DataType.keyed(STRING, LONG)))} is
 *       the end of a table of a bounded pipeline: its final rows in one file.
 * </ul>
 *
 * <p>What a format can't decode fails the run, which names file and line, or is dropped or diverted
 * by {@link dev.rtc.connector.OnError}.
 *
 * <p>A path without a scheme is on the default file system, which is the local one unless Flink's
 * {@code fs.default-scheme} says otherwise; {@code hdfs://}, {@code s3://} and others work when
 * Flink has their file system. {@code tail} wants a local one.
 */
@NullMarked
package dev.rtc.connector.file;

import org.jspecify.annotations.NullMarked;
