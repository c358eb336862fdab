package dev.rtc.benchmarks.measure;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.stream.Collectors;

/** Describes where a benchmark ran: figures mean nothing without it. */
public final class Machine {

  private Machine() {}

  /** Returns one line: processors, JVM, garbage collector, maximum heap in MiB. */
  public static String describe() {
    Runtime runtime = Runtime.getRuntime();
    return "%d processors, %s %s, %s, heap %d MiB"
        .formatted(
            runtime.availableProcessors(),
            System.getProperty("java.vm.name"),
            System.getProperty("java.vm.version"),
            collectors(),
            runtime.maxMemory() >> 20);
  }

  private static String collectors() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .map(GarbageCollectorMXBean::getName)
        .collect(Collectors.joining(" + "));
  }
}
