/**
 * Shows results on the standard output of the process that runs the sink: the screen of an embedded
 * run, the {@code .out} file of a TaskManager on a cluster.
 *
 * <p>{@link dev.rtc.connector.console.Console} is the entry: {@code Console.top(20)} prints the
 * largest values of a bounded result once it is complete, {@code Console.table(20)} keeps a table
 * up to date on the terminal, {@code Console.lines()} prints each record.
 *
 * <p>{@code top} and {@code lines} end a flow, {@code table} ends a table. {@code top} and {@code
 * table} order rows by their values, which are {@code Comparable}; keys do not group them.
 */
@NullMarked
package dev.rtc.connector.console;

import org.jspecify.annotations.NullMarked;
