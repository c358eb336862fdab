package dev.rtc.testing.driver;

import java.util.List;
import java.util.Map;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.jobgraph.JobVertexID;
import org.apache.flink.runtime.jobgraph.OperatorID;

/**
 * Is a completed checkpoint or savepoint, in memory.
 *
 * @param id its number, which grows through all attempts of a job
 * @param states what the subtasks of each operator have acknowledged
 * @param enumerators the bytes of each enumerator of splits
 * @param inFlight what an unaligned checkpoint has overtaken; empty for aligned ones
 * @param parallelism the subtasks of each vertex
 */
record Snapshot(
    long id,
    Map<OperatorID, OperatorState> states,
    Map<OperatorID, byte[]> enumerators,
    Map<ChannelId, List<Element.Data>> inFlight,
    Map<JobVertexID, Integer> parallelism) {}
