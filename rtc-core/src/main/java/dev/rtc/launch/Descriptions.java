package dev.rtc.launch;

import dev.rtc.check.Warning;
import dev.rtc.check.Warnings;
import dev.rtc.graph.Graph;
import dev.rtc.plan.Description;
import dev.rtc.plan.PlanFormat;
import dev.rtc.plan.Planner;
import dev.rtc.plan.Remark;

/** Describes pipelines: what was written, what will run, and what is doubtful about it. */
public final class Descriptions {

  private Descriptions() {}

  /** Describes a pipeline, without anything that depends on machine or moment. */
  public static String of(Graph graph, PlanFormat format) {
    return format.describe(
        new Description(
            graph,
            Planner.plan(graph),
            Warnings.of(graph).stream().map(Descriptions::remark).toList()));
  }

  private static Remark remark(Warning warning) {
    return new Remark(warning.code(), warning.step(), warning.found(), warning.allowed());
  }
}
