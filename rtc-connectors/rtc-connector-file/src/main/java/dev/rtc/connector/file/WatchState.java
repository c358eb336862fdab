package dev.rtc.connector.file;

import java.util.List;
import java.util.Map;
import org.apache.flink.connector.file.src.FileSourceSplit;

/**
 * Records what a watcher of files knew at a checkpoint.
 *
 * @param nextNumber what the next range will be called
 * @param lengths the length of every file that was ever found, by its path
 * @param pending ranges that no reader has yet
 */
record WatchState(long nextNumber, Map<String, Long> lengths, List<FileSourceSplit> pending) {

  static final WatchState NOTHING = new WatchState(0, Map.of(), List.of());
}
