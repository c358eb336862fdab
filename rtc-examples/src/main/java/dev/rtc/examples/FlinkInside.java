package dev.rtc.examples;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import dev.rtc.Pipeline;
import dev.rtc.Program;
import dev.rtc.connector.SinkSpec;
import dev.rtc.connector.SourceSpec;
import dev.rtc.connector.console.Console;
import dev.rtc.connector.file.FileIO;
import dev.rtc.connector.generate.Generate;
import dev.rtc.connector.generate.Tick;
import dev.rtc.connector.generate.Timeline;
import dev.rtc.time.EventTime;
import dev.rtc.type.DataType;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Puts Flink's own functions into a pipeline: a rich function of state and timers, and streams. */
@Command(
    name = "flink-inside",
    description = "Tells which devices fall silent, with Flink's own functions inside.")
public final class FlinkInside implements Program {

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Where the reports go as CSV; without it they are printed.")
  private @Nullable String output;

  /**
   * Is a sign of life.
   *
   * @param device who gave it
   * @param site where the device stands
   * @param at when
   */
  record Heartbeat(int device, String site, Instant at) {}

  /**
   * Says that a device has fallen silent.
   *
   * @param site where it stands
   * @param device which it is
   * @param since its last sign of life
   */
  record Silence(String site, int device, Instant since) {}

  /**
   * Sums up silences of one site.
   *
   * @param site the site
   * @param first the device that fell silent first
   * @param latest the device that fell silent last
   * @param silences how many there were
   */
  record Report(String site, int first, int latest, long silences) {

    Report and(Report next) {
      return new Report(site, first, next.latest, silences + next.silences);
    }
  }

  // region flink-inside
  static Pipeline silences(SourceSpec<Heartbeat> heartbeats, SinkSpec<? super Report> reports) {
    return Pipeline.define("flink-inside", p -> p
        .from("heartbeats", heartbeats,
            EventTime.outOfOrder(Heartbeat::at, ofSeconds(2)).neverIdle())
        .keyBy(Heartbeat::device)
        .process("silences", new FallenSilent(ofSeconds(10)))
        .map("single", s -> new Report(s.site(), s.device(), s.device(), 1))
        .transform("by-three", DataType.of(Report.class), stream -> stream
            .keyBy(Report::site)
            .countWindow(3)
            .reduce(Report::and))
        .to("reports", reports));
  }

  /** Is a rich function of Flink's, with its own state, timers and metric. */
  static final class FallenSilent extends KeyedProcessFunction<Integer, Heartbeat, Silence> {

    private static final long serialVersionUID = 1L;

    private final Duration patience;
    private transient ValueState<Heartbeat> last;
    private transient Counter silences;

    FallenSilent(Duration patience) {
      this.patience = patience;
    }

    @Override
    public void open(OpenContext context) {
      var descriptor = new ValueStateDescriptor<>(
          "last", DataType.of(Heartbeat.class).typeInformation());
      last = getRuntimeContext().getState(descriptor);
      silences = getRuntimeContext().getMetricGroup().counter("silences");
    }

    @Override
    public void processElement(Heartbeat heartbeat, Context context, Collector<Silence> out)
        throws Exception {
      Heartbeat before = last.value();
      if (before == null || heartbeat.at().isAfter(before.at())) {
        last.update(heartbeat);
        context.timerService().registerEventTimeTimer(end(heartbeat));
      }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Silence> out)
        throws Exception {
      Heartbeat heartbeat = last.value();
      if (heartbeat != null && end(heartbeat) == timestamp) {
        silences.inc();
        out.collect(new Silence(heartbeat.site(), heartbeat.device(), heartbeat.at()));
        last.clear();
      }
    }

    private long end(Heartbeat heartbeat) {
      return heartbeat.at().plus(patience).toEpochMilli();
    }
  }

  // endregion

  @Override
  public Pipeline pipeline() {
    return silences(
        madeUp(), output == null ? Console.lines() : FileIO.<Report>csv(output).asSingleFile());
  }

  /** Twenty devices of which each pauses now and then. */
  private static SourceSpec<Heartbeat> madeUp() {
    Timeline timeline = Timeline.from(Instant.parse("2026-03-01T12:00:00Z"), ofMillis(100));
    return Generate.events(timeline, DataType.of(Heartbeat.class), FlinkInside::heartbeat)
        .limit(10_000)
        .rate(5_000, ofSeconds(1));
  }

  private static Heartbeat heartbeat(Tick tick) {
    int device = tick.random().nextInt(20);
    int awake = (int) (tick.number() / 400 % 20) == device ? 19 - device : device;
    return new Heartbeat(awake, "site-" + awake % 3, tick.at());
  }

  /** Runs the program. */
  public static void main(String[] args) {
    Program.run(new FlinkInside(), args);
  }
}
