package dev.rtc.connector.file;

import java.util.List;
import org.apache.flink.api.connector.source.SourceSplit;

/**
 * A directory whose logs one reader follows: only who sees all its files can tell a renamed one
 * from a new one.
 *
 * @param directory its path
 * @param fromEnd whether the lines there are when it is first looked at are left out
 * @param files the files that were found, older ones of a log before newer ones
 */
record TailSplit(String directory, boolean fromEnd, List<TailedState> files)
    implements SourceSplit {

  @Override
  public String splitId() {
    return directory;
  }
}
