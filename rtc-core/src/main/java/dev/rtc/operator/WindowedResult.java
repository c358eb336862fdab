package dev.rtc.operator;

import dev.rtc.type.KeyType;
import dev.rtc.type.Windowed;
import java.time.Instant;
import org.apache.flink.streaming.api.functions.windowing.WindowFunction;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;

/**
 * Puts key and window beside the result of a closed window.
 *
 * @param keyType how keys travel
 * @param <K> the key
 * @param <R> the result
 */
public record WindowedResult<K, R>(KeyType<K> keyType)
    implements WindowFunction<R, Windowed<K, R>, Object, TimeWindow> {

  @Override
  public void apply(
      Object key, TimeWindow window, Iterable<R> results, Collector<Windowed<K, R>> out) {
    for (R result : results) {
      out.collect(
          new Windowed<>(
              keyType.unwrap(key),
              Instant.ofEpochMilli(window.getStart()),
              Instant.ofEpochMilli(window.getEnd()),
              result));
    }
  }
}
