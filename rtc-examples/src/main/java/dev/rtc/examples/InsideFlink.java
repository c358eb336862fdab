package dev.rtc.examples;

import static dev.rtc.aggregate.Aggregations.averaging;
import static dev.rtc.time.Window.tumbling;
import static java.time.Duration.ofSeconds;

import dev.rtc.Pipeline;
import dev.rtc.time.Late;
import dev.rtc.time.Lifetime;
import dev.rtc.type.DataType;
import java.time.Instant;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine.Command;

/** Puts steps of rtc into a DataStream program that exists already. */
@Command(
    name = "inside-flink",
    description = "Averages sensor readings in a plain DataStream program, with rtc inside.")
public final class InsideFlink {

  private static final long FIRST = Instant.parse("2026-03-01T12:00:00Z").toEpochMilli();

  private InsideFlink() {}

  /**
   * Is one reading.
   *
   * @param number the number the sensor gave it; a repeated delivery has the same
   * @param sensor which sensor
   * @param at when, in milliseconds since the epoch
   * @param celsius the temperature
   */
  record Reading(long number, int sensor, long at, double celsius) {}

  /**
   * Is a row of the result.
   *
   * @param minute when the minute began
   * @param sensor which sensor
   * @param celsius its mean temperature
   */
  record Mean(Instant minute, int sensor, double celsius) {}

  // region inside-flink
  static DataStream<Mean> means(DataStream<Reading> readings) {
    return Pipeline.applyTo(readings, "means", DataType.of(Reading.class), flow -> flow
        .keyBy(Reading::number)
        .first("once", Lifetime.eventTime(ofSeconds(60)))
        .keyBy(Reading::sensor)
        .window(tumbling(ofSeconds(60)), Late.drop())
        .aggregate("per-minute", averaging(Reading::celsius))
        .map("row", w -> new Mean(w.start(), w.key(), w.value())));
  }

  // endregion

  /** Builds and executes a program as one would without rtc; it has no options. */
  public static void main(String[] args) throws Exception {
    if (args.length > 0) {
      System.err.println("Usage: inside-flink (a plain Flink program, without options)");
      return;
    }
    StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
    means(readings(environment)).print();
    environment.execute("inside-flink");
  }

  /** Every tenth reading comes twice. */
  static DataStream<Reading> readings(StreamExecutionEnvironment environment) {
    return environment
        .fromSequence(0, 5_999)
        .map(i -> reading(i - i % 10 / 9))
        .returns(DataType.of(Reading.class).typeInformation())
        .assignTimestampsAndWatermarks(
            WatermarkStrategy.<Reading>forMonotonousTimestamps()
                .withTimestampAssigner((reading, before) -> reading.at()));
  }

  private static Reading reading(long number) {
    return new Reading(number, (int) (number % 7), FIRST + number * 100, 20 + number % 50 / 10.0);
  }
}
