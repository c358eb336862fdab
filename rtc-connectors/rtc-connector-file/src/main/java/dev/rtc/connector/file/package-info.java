/**
 * Reads and writes files on every file system that Flink knows.
 *
 * <p>{@link dev.rtc.connector.file.FileIO} is the entry: {@code FileIO.lines("logs/*.gz")} is a
 * source of lines, {@code FileIO.csv("out")} a sink of part files that appear only once they are
 * complete, {@code FileIO.csv("totals.csv").asSingleFile()} a sink of one plain file. All of them
 * are values: nothing is opened before a pipeline runs.
 *
 * <p>A path without a scheme is on the default file system, which is the local one unless Flink's
 * {@code fs.default-scheme} says otherwise; {@code hdfs://}, {@code s3://} and others work when
 * Flink has their file system.
 */
@NullMarked
package dev.rtc.connector.file;

import org.jspecify.annotations.NullMarked;
