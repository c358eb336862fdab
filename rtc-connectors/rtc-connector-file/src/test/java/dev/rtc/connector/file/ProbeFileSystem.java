package dev.rtc.connector.file;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.FileSystemFactory;
import org.apache.flink.core.fs.Path;
import org.apache.flink.core.fs.local.LocalFileSystem;

/**
 * The local file system under the scheme {@code probe}, as if it were remote: it can't read files
 * named {@code *.locked}, and reads no further than {@link #GATE_AT} before the gate is open.
 */
public final class ProbeFileSystem extends LocalFileSystem {

  static final long GATE_AT = 600_000;
  static final List<Long> SEEKS = new CopyOnWriteArrayList<>();
  static final List<URI> CREATED = new CopyOnWriteArrayList<>();

  private static volatile CountDownLatch gate = new CountDownLatch(0);

  static void closeGate() {
    SEEKS.clear();
    gate = new CountDownLatch(1);
  }

  static void openGate() {
    gate.countDown();
  }

  @Override
  public URI getUri() {
    return URI.create("probe:///");
  }

  @Override
  public boolean isDistributedFS() {
    return true;
  }

  @Override
  public FSDataInputStream open(Path path) throws IOException {
    if (path.getName().endsWith(".locked")) {
      throw new IOException("locked");
    }
    return new GatedStream(super.open(path));
  }

  /** Found by Flink as a service. */
  public static final class Factory implements FileSystemFactory {

    @Override
    public String getScheme() {
      return "probe";
    }

    @Override
    public FileSystem create(URI uri) {
      CREATED.add(uri);
      return new ProbeFileSystem();
    }
  }

  private static final class GatedStream extends FSDataInputStream {

    private final FSDataInputStream in;

    GatedStream(FSDataInputStream in) {
      this.in = in;
    }

    @Override
    public void seek(long position) throws IOException {
      SEEKS.add(position);
      in.seek(position);
    }

    @Override
    public long getPos() throws IOException {
      return in.getPos();
    }

    @Override
    public int read() throws IOException {
      return in.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (in.getPos() + length > GATE_AT) {
        try {
          gate.await();
        } catch (InterruptedException e) {
          throw new IOException(e);
        }
      }
      return in.read(bytes, offset, length);
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
