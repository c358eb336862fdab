package dev.rtc.plan;

import dev.rtc.graph.Port;
import java.util.List;

/** Is one step that runs: an operator, a source or a sink. */
public sealed interface PhysicalStep
    permits SourceStep,
        SiftStep,
        GuardStep,
        EndOfTimeStep,
        FusedStep,
        BranchStep,
        ProcessStep,
        KeyedProcessStep,
        TransformStep,
        CombineStep,
        TotalStep,
        RunningStep,
        FirstStep,
        LatestStep,
        TopStep,
        StatefulStep,
        WindowStep,
        CorrectedWindowStep,
        WindowProcessStep,
        SinkStep,
        UpsertStep {

  /** Returns the uid under which Flink finds the step's state after an upgrade. */
  String uid();

  /** Returns which outputs of other physical steps are read; several are one union. */
  List<Port> inputs();

  /** Names the kind of step. */
  String kind();

  /** Describes what the step does, keeps and promises. */
  String detail();
}
