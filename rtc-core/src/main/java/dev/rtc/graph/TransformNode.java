package dev.rtc.graph;

import dev.rtc.type.DataType;
import java.util.List;
import java.util.function.Function;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * Applies a DataStream program.
 *
 * @param id the step's id, and the prefix of every uid inside
 * @param at the user's line
 * @param inputs where records come from
 * @param function builds the program; runs on the client
 * @param type the type of the records put out
 */
public record TransformNode(
    String id,
    CallSite at,
    List<Port> inputs,
    Function<DataStream<?>, DataStream<?>> function,
    DataType<?> type)
    implements Node {

  @Override
  public String verb() {
    return "transform";
  }

  @Override
  public List<UserCode> userCode() {
    return List.of();
  }
}
