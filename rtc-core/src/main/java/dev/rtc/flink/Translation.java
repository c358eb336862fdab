package dev.rtc.flink;

import dev.rtc.graph.Port;
import dev.rtc.plan.BranchStep;
import dev.rtc.plan.CombineStep;
import dev.rtc.plan.CorrectedWindowStep;
import dev.rtc.plan.EndOfTimeStep;
import dev.rtc.plan.FirstStep;
import dev.rtc.plan.FusedStep;
import dev.rtc.plan.GuardStep;
import dev.rtc.plan.KeyedProcessStep;
import dev.rtc.plan.LatestStep;
import dev.rtc.plan.PhysicalPlan;
import dev.rtc.plan.PhysicalStep;
import dev.rtc.plan.ProcessStep;
import dev.rtc.plan.RunningStep;
import dev.rtc.plan.SiftStep;
import dev.rtc.plan.SinkStep;
import dev.rtc.plan.SourceStep;
import dev.rtc.plan.StatefulStep;
import dev.rtc.plan.TopStep;
import dev.rtc.plan.TotalStep;
import dev.rtc.plan.TransformStep;
import dev.rtc.plan.UpsertStep;
import dev.rtc.plan.WindowProcessStep;
import dev.rtc.plan.WindowStep;
import dev.rtc.type.DataType;
import java.util.List;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Adds physical plans to DataStream programs. */
public final class Translation {

  private Translation() {}

  /**
   * Adds every step of a plan to a program; executes nothing and changes no setting of the
   * environment.
   *
   * @param plan what will run
   * @param environment the program
   * @throws IllegalStateException if the environment asks for BATCH mode, or takes no checkpoints
   *     although the input never ends and a sink commits at checkpoints
   */
  public static void translate(PhysicalPlan plan, StreamExecutionEnvironment environment) {
    EnvironmentRule.require(plan, environment);
    Streams streams = new Streams(environment, plan.maxParallelism());
    plan.steps().forEach(step -> translate(step, streams));
  }

  /**
   * Adds the steps of a plan between two streams of a program.
   *
   * @param plan what will run
   * @param stream what is read in place of a source
   * @param source the uid of the step it replaces
   * @param type the type of its records
   * @param sink the uid of the sink whose input is wanted in its place
   * @return that input
   */
  public static <T, R> DataStream<R> translate(
      PhysicalPlan plan, DataStream<T> stream, String source, DataType<T> type, String sink) {
    EnvironmentRule.require(plan, stream.getExecutionEnvironment());
    Streams streams = new Streams(stream.getExecutionEnvironment(), plan.maxParallelism());
    streams.put(source, stream.map(record -> record).returns(type.typeInformation()));
    List<Port> result = List.of();
    for (PhysicalStep step : plan.steps()) {
      if (step.uid().equals(sink)) {
        result = step.inputs();
      } else if (!step.uid().equals(source)) {
        translate(step, streams);
      }
    }
    return streams.input(result);
  }

  private static void translate(PhysicalStep step, Streams streams) {
    if (step instanceof SourceStep source) {
      SourceTranslator.translate(source, streams);
    } else if (step instanceof SiftStep sift) {
      SiftTranslator.translate(sift, streams);
    } else if (step instanceof GuardStep guard) {
      GuardTranslator.translate(guard, streams);
    } else if (step instanceof EndOfTimeStep end) {
      EndOfTimeTranslator.translate(end, streams);
    } else if (step instanceof FusedStep fused) {
      FusedTranslator.translate(fused, streams);
    } else if (step instanceof ProcessStep process) {
      ProcessTranslator.translate(process, streams);
    } else if (step instanceof KeyedProcessStep process) {
      KeyedProcessTranslator.translate(process, streams);
    } else if (step instanceof TransformStep transform) {
      TransformTranslator.translate(transform, streams);
    } else if (step instanceof CombineStep combine) {
      CombineTranslator.translate(combine, streams);
    } else if (step instanceof TotalStep total) {
      TotalTranslator.translate(total, streams);
    } else if (step instanceof RunningStep running) {
      RunningTranslator.translate(running, streams);
    } else if (step instanceof WindowStep window) {
      WindowTranslator.translate(window, streams);
    } else if (step instanceof CorrectedWindowStep corrected) {
      CorrectedWindowTranslator.translate(corrected, streams);
    } else if (step instanceof WindowProcessStep process) {
      WindowProcessTranslator.translate(process, streams);
    } else if (step instanceof BranchStep branch) {
      BranchTranslator.translate(branch, streams);
    } else if (step instanceof FirstStep first) {
      FirstTranslator.translate(first, streams);
    } else if (step instanceof LatestStep latest) {
      LatestTranslator.translate(latest, streams);
    } else if (step instanceof TopStep top) {
      TopTranslator.translate(top, streams);
    } else if (step instanceof StatefulStep stateful) {
      StatefulTranslator.translate(stateful, streams);
    } else if (step instanceof SinkStep sink) {
      SinkTranslator.translate(sink, streams);
    } else if (step instanceof UpsertStep upsert) {
      UpsertTranslator.translate(upsert, streams);
    }
  }
}
