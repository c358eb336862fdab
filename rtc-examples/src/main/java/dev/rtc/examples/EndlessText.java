package dev.rtc.examples;

import static dev.rtc.type.DataType.TEXT;

import dev.rtc.connector.SourceSpec;
import dev.rtc.type.DataType;
import dev.rtc.type.Text;
import java.util.List;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;

/**
 * Repeats the lines of a text, in an order of its own, for as long as anybody reads.
 *
 * @param lines the lines
 * @param perSecond how many come each second
 */
record EndlessText(List<String> lines, double perSecond) implements SourceSpec<Text> {

  private static final long STRIDE = 31;

  @Override
  public String describe() {
    return "endless text, %.0f lines/s".formatted(perSecond);
  }

  @Override
  public DataType<Text> type() {
    return TEXT;
  }

  /** Flink calls a generator of 2^63 records bounded; nobody will see its end. */
  @Override
  public Boundedness boundedness() {
    return Boundedness.CONTINUOUS_UNBOUNDED;
  }

  @Override
  public Source<Text, ?, ?> source() {
    List<String> text = List.copyOf(lines);
    GeneratorFunction<Long, Text> line =
        index -> Text.of(text.get(Math.floorMod(index * STRIDE, text.size())));
    return new DataGeneratorSource<>(
        line, Long.MAX_VALUE, RateLimiterStrategy.perSecond(perSecond), TEXT.typeInformation());
  }
}
