package dev.rtc.connector.file;

import java.io.IOException;
import java.util.Collection;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.core.fs.RecoverableWriter;
import org.apache.flink.core.fs.RecoverableWriter.CommitRecoverable;

/** Gives complete parts their visible names; doing it twice does it once. */
record PartCommitter(RecoverableWriter files) implements Committer<CommitRecoverable> {

  @Override
  public void commit(Collection<CommitRequest<CommitRecoverable>> parts) throws IOException {
    for (CommitRequest<CommitRecoverable> part : parts) {
      files.recoverForCommit(part.getCommittable()).commitAfterRecovery();
    }
  }

  @Override
  public void close() {}
}
