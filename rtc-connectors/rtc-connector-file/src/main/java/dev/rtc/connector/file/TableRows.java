package dev.rtc.connector.file;

import java.util.List;

/**
 * Records a piece of a table at a checkpoint.
 *
 * @param finished whether the input had ended and the file is written
 * @param rows some of the rows
 */
record TableRows<T>(boolean finished, List<T> rows) {}
