package dev.rtc.graph;

import dev.rtc.connector.SourceSpec;
import dev.rtc.time.EventTime;
import dev.rtc.type.DataType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads records.
 *
 * @param id the step's id
 * @param at the user's line
 * @param source where records come from
 * @param eventTime when they happened, if anybody asks
 */
public record SourceNode(
    String id, CallSite at, SourceSpec<?> source, Optional<EventTime<?>> eventTime)
    implements Node {

  @Override
  public String verb() {
    return "from";
  }

  @Override
  public List<Port> inputs() {
    return List.of();
  }

  @Override
  public DataType<?> type() {
    return source.type();
  }

  @Override
  public List<UserCode> userCode() {
    return Stream.concat(
            source.functions().stream().map(function -> new UserCode("function", function)),
            eventTime.map(time -> new UserCode("timestamp", time.timestamp())).stream())
        .toList();
  }
}
