package dev.rtc.connector.file;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * Records how far a file was read.
 *
 * @param log the name it had when it was found
 * @param path the name it has
 * @param key what stays the same when it is renamed: device and inode
 * @param offset where its next line begins
 * @param lines how many lines come before
 * @param print what it is recognised by
 * @param copyOf the key of the file that it is a copy of, as far as is known; null if it is none
 */
record TailedState(
    String log,
    String path,
    String key,
    long offset,
    long lines,
    Fingerprint print,
    @Nullable String copyOf) {

  void write(DataOutputView out) throws IOException {
    Names.write(log, out);
    Names.write(path, out);
    Names.write(key, out);
    out.writeLong(offset);
    out.writeLong(lines);
    print.write(out);
    out.writeBoolean(copyOf != null);
    if (copyOf != null) {
      Names.write(copyOf, out);
    }
  }

  static TailedState read(DataInputView in) throws IOException {
    return new TailedState(
        Names.read(in),
        Names.read(in),
        Names.read(in),
        in.readLong(),
        in.readLong(),
        Fingerprint.read(in),
        in.readBoolean() ? Names.read(in) : null);
  }
}
