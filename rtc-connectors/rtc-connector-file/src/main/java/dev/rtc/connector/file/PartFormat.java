package dev.rtc.connector.file;

import dev.rtc.connector.RecordCheck;
import java.io.IOException;
import java.io.Serializable;
import org.apache.flink.core.fs.RecoverableFsDataOutputStream;

/** Makes parts of records. */
sealed interface PartFormat<T> extends Serializable permits LineParts, RowParts {

  /** Returns what names of files end with, from the dot on. */
  String suffix();

  /** Says whether a part that was begun can be gone on with after a failure. */
  boolean isResumable();

  /** Begins a part. */
  Part<T> begin(RecoverableFsDataOutputStream stream, long openedAt) throws IOException;

  /** Goes on with a part that {@link Part#persist} has noted. */
  Part<T> resume(RecoverableFsDataOutputStream stream, long openedAt) throws IOException;

  /** Fails for a record that a part would refuse. */
  RecordCheck<T> check();
}
