package dev.rtc.connector.console;

import java.util.List;

/**
 * Holds what a table had shown at a checkpoint.
 *
 * @param total how many rows had arrived, kept or not
 * @param kept the rows it kept
 */
record Rows<T>(long total, List<T> kept) {}
