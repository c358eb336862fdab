package dev.rtc.testing.driver;

import java.io.File;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.flink.core.memory.MemorySegment;
import org.apache.flink.runtime.io.disk.iomanager.BlockChannelReader;
import org.apache.flink.runtime.io.disk.iomanager.BlockChannelWriter;
import org.apache.flink.runtime.io.disk.iomanager.BlockChannelWriterWithCallback;
import org.apache.flink.runtime.io.disk.iomanager.BufferFileReader;
import org.apache.flink.runtime.io.disk.iomanager.BufferFileSegmentReader;
import org.apache.flink.runtime.io.disk.iomanager.BufferFileWriter;
import org.apache.flink.runtime.io.disk.iomanager.BulkBlockChannelReader;
import org.apache.flink.runtime.io.disk.iomanager.FileIOChannel;
import org.apache.flink.runtime.io.disk.iomanager.FileSegment;
import org.apache.flink.runtime.io.disk.iomanager.IOManager;
import org.apache.flink.runtime.io.disk.iomanager.RequestDoneCallback;
import org.apache.flink.runtime.io.network.buffer.Buffer;
import org.apache.flink.util.concurrent.Executors;

/**
 * Names a directory for what is never spilled, and has no threads. One is enough for all jobs.
 *
 * <p>It goes on naming it when it is closed. Flink closes all of its kind as soon as the JVM is
 * told to end, by a time limit or by Ctrl+C: a job that still runs then would fail, and that would
 * be reported as a fault of the program under test.
 */
@SuppressWarnings("try") // close() is declared by Flink
final class NoSpilling extends IOManager {

  static final NoSpilling INSTANCE = new NoSpilling();

  NoSpilling() {
    super(new String[] {Host.DIRECTORY}, Executors.newDirectExecutorService());
  }

  private static UnsupportedOperationException nothing() {
    return new UnsupportedOperationException("a streaming job spills nothing");
  }

  @Override
  public File[] getSpillingDirectories() {
    return new File[] {new File(Host.DIRECTORY)};
  }

  @Override
  public String[] getSpillingDirectoriesPaths() {
    return new String[] {Host.DIRECTORY};
  }

  @Override
  public BlockChannelWriter<MemorySegment> createBlockChannelWriter(
      FileIOChannel.ID channel, LinkedBlockingQueue<MemorySegment> returned) {
    throw nothing();
  }

  @Override
  public BlockChannelWriterWithCallback<MemorySegment> createBlockChannelWriter(
      FileIOChannel.ID channel, RequestDoneCallback<MemorySegment> callback) {
    throw nothing();
  }

  @Override
  public BlockChannelReader<MemorySegment> createBlockChannelReader(
      FileIOChannel.ID channel, LinkedBlockingQueue<MemorySegment> returned) {
    throw nothing();
  }

  @Override
  public BufferFileWriter createBufferFileWriter(FileIOChannel.ID channel) {
    throw nothing();
  }

  @Override
  public BufferFileReader createBufferFileReader(
      FileIOChannel.ID channel, RequestDoneCallback<Buffer> callback) {
    throw nothing();
  }

  @Override
  public BufferFileSegmentReader createBufferFileSegmentReader(
      FileIOChannel.ID channel, RequestDoneCallback<FileSegment> callback) {
    throw nothing();
  }

  @Override
  public BulkBlockChannelReader createBulkBlockChannelReader(
      FileIOChannel.ID channel, List<MemorySegment> segments, int blocks) {
    throw nothing();
  }
}
