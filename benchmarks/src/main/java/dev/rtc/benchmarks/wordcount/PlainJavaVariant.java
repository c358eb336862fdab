package dev.rtc.benchmarks.wordcount;

import dev.rtc.benchmarks.measure.Report;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts without Flink, as fast as plain Java can: what the machine allows.
 *
 * <p>Each thread takes the next range of the file, finds its words eight bytes at a time ({@link
 * WordScanner}) and counts them in a table of its own ({@link WordTable}); the tables are merged at
 * the end.
 */
final class PlainJavaVariant implements Variant {

  private static final int RANGE_BYTES = 1 << 20;
  private static final int BYTES_PER_DISTINCT_WORD = 1 << 10;

  private final int rangeBytes;

  PlainJavaVariant() {
    this(RANGE_BYTES);
  }

  PlainJavaVariant(int rangeBytes) {
    this.rangeBytes = rangeBytes;
  }

  @Override
  public String name() {
    return Report.PLAIN_JAVA;
  }

  @Override
  public Answer run(Path input, int parallelism) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(parallelism);
    try (FileChannel file = FileChannel.open(input)) {
      AtomicLong nextRange = new AtomicLong();
      Callable<WordTable> worker = () -> count(file, nextRange);
      List<Future<WordTable>> tables = new ArrayList<>();
      for (int i = 0; i < parallelism; i++) {
        tables.add(threads.submit(worker));
      }
      WordTable merged = tables.get(0).get();
      for (Future<WordTable> other : tables.subList(1, parallelism)) {
        merged.addAll(other.get());
      }
      return merged.answer();
    } finally {
      threads.shutdownNow();
    }
  }

  private WordTable count(FileChannel file, AtomicLong nextRange) throws IOException {
    WordTable table = new WordTable(file.size() / BYTES_PER_DISTINCT_WORD);
    WordScanner scanner = new WordScanner(table);
    WordRange range = new WordRange(file, rangeBytes);
    for (long start = nextRange.getAndAdd(rangeBytes);
        start < file.size();
        start = nextRange.getAndAdd(rangeBytes)) {
      range.read(start);
      scanner.scan(range.bytes(), range.from(), range.to());
    }
    return table;
  }
}
