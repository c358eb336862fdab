package dev.rtc.connector.file;

import java.util.List;

/**
 * Records what directories of logs were known at a checkpoint.
 *
 * @param started whether they were looked for before
 * @param directories all that were found
 * @param pending those no reader has yet
 */
record TailState(boolean started, List<String> directories, List<TailSplit> pending) {

  static final TailState NOTHING = new TailState(false, List.of(), List.of());
}
