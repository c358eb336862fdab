package dev.rtc.testing;

import dev.rtc.connector.Decoded;
import dev.rtc.connector.SourceSpec;
import dev.rtc.graph.SourceNode;
import dev.rtc.type.DataType;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;

/** Stands in for a source: same type, same boundedness, but it plays a tape. */
record ScriptedSpec<T>(String run, String input, Tape tape, SourceSpec<T> original)
    implements SourceSpec<T> {

  static SourceNode replace(SourceNode node, List<ScriptEvent> script, LiveRun run) {
    SourceSpec<?> spec = of(node, node.source(), script, run);
    return new SourceNode(node.id(), node.at(), spec, node.eventTime());
  }

  private static <T> SourceSpec<T> of(
      SourceNode node, SourceSpec<T> original, List<ScriptEvent> script, LiveRun run) {
    Tape tape = TapeCutter.cut(node, original.type(), script);
    return new ScriptedSpec<>(run.id(), node.id(), tape, original);
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
    return new ScriptedSource<>(run, tape, new Handout.OfRecords<>(codec()), boundedness());
  }

  @Override
  public Optional<Source<Decoded<T>, ?, ?>> decodingSource() {
    return original
        .decodingSource()
        .map(replaced -> new Handout.OfDecoded<>(input, codec()))
        .map(handout -> new ScriptedSource<>(run, tape, handout, boundedness()));
  }

  private Codec<T> codec() {
    return Codec.of(type());
  }
}
