package dev.rtc.testing;

import dev.rtc.connector.Decoded;
import dev.rtc.connector.SourceSpec;
import dev.rtc.graph.SourceNode;
import dev.rtc.type.DataType;
import java.util.Optional;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;

/** Stands in for a source: same type, same boundedness, but it plays a tape. */
record ScriptedSpec<T>(String run, String input, SourceSpec<T> original) implements SourceSpec<T> {

  static SourceNode replace(SourceNode node, LiveRun run) {
    SourceSpec<?> spec = new ScriptedSpec<>(run.id(), node.id(), node.source());
    return new SourceNode(node.id(), node.at(), spec, node.eventTime());
  }

  @Override
  public String describe() {
    return "script instead of " + original.describe();
  }

  @Override
  public DataType<T> type() {
    return original.type();
  }

  @Override
  public Boundedness boundedness() {
    return original.boundedness();
  }

  @Override
  public Source<T, ?, ?> source() {
    return new ScriptedSource<>(run, input, new Handout.OfRecords<>(codec()), boundedness());
  }

  @Override
  public Optional<Source<Decoded<T>, ?, ?>> decodingSource() {
    return original
        .decodingSource()
        .map(replaced -> new Handout.OfDecoded<>(input, codec()))
        .map(handout -> new ScriptedSource<>(run, input, handout, boundedness()));
  }

  private Codec<T> codec() {
    return Codec.of(type());
  }
}
