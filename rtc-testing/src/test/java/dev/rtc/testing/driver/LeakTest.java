package dev.rtc.testing.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateBackendOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeakTest {

  private static final String OUT = "leak-out";

  @AfterEach
  void forget() {
    Kept.clear(OUT);
  }

  private static final int FEWER_THAN_DRIVERS = 15;

  @ParameterizedTest
  @CsvSource({"hashmap, 250", "rocksdb, 20"})
  void drivers_leave_nothing_behind(String backend, int drivers) throws Exception {
    run(backend);
    int threads = threads();
    Set<String> files = files();
    long before = usedHeap();

    for (int i = 0; i < drivers; i++) {
      run(backend);
    }

    assertThat(threads() - threads).isLessThan(FEWER_THAN_DRIVERS);
    assertThat(files()).isSubsetOf(files);
    assertThat(usedHeap() - before).isLessThan(48L << 20);
  }

  private static void run(String backend) throws Exception {
    Configuration configuration = new Configuration();
    configuration.set(StateBackendOptions.STATE_BACKEND, backend);
    try (JobDriver driver =
        Driven.job(
            configuration,
            environment ->
                environment
                    .fromSource(
                        new NumberSequenceSource(1, 20), EachRecord.strategy(), "n", Types.LONG)
                    .keyBy(x -> x % 3)
                    .process(new RunningSum())
                    .sinkTo(Kept.in(OUT)))) {
      driver.start(1);
      driver.checkpoint();
      assertThat(Kept.texts(OUT)).contains("0=63");
      driver.crash();
      driver.end();
    }
  }

  /** Counts all threads; a cluster of other tests in this JVM may start some meanwhile. */
  private static int threads() {
    return Thread.getAllStackTraces().size();
  }

  private static Set<String> files() {
    String[] names = new File(Host.DIRECTORY).list();
    return names == null
        ? Set.of()
        : Stream.of(names)
            .filter(name -> name.startsWith(Host.PREFIX))
            .collect(Collectors.toCollection(TreeSet::new));
  }

  private static long usedHeap() {
    for (int i = 0; i < 4; i++) {
      System.gc();
    }
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
