package dev.rtc.testing;

import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/** Plays a tape (a source by FLIP-27, whose one split is the tape). */
final class ScriptedSource<T> implements Source<T, TapeSplit, Unassigned> {

  private static final long serialVersionUID = 1L;

  private final String run;
  private final String input;
  private final Handout<T> handout;
  private final Boundedness boundedness;

  ScriptedSource(String run, String input, Handout<T> handout, Boundedness boundedness) {
    this.run = run;
    this.input = input;
    this.handout = handout;
    this.boundedness = boundedness;
  }

  @Override
  public Boundedness getBoundedness() {
    return boundedness;
  }

  @Override
  public SourceReader<T, TapeSplit> createReader(SourceReaderContext context) {
    return new ScriptedReader<>(LiveRun.find(run), input, handout);
  }

  @Override
  public SplitEnumerator<TapeSplit, Unassigned> createEnumerator(
      SplitEnumeratorContext<TapeSplit> context) {
    return restoreEnumerator(context, Unassigned.of(new TapeSplit(0)));
  }

  @Override
  public SplitEnumerator<TapeSplit, Unassigned> restoreEnumerator(
      SplitEnumeratorContext<TapeSplit> context, Unassigned unassigned) {
    return new ScriptedEnumerator(context, unassigned);
  }

  @Override
  public SimpleVersionedSerializer<TapeSplit> getSplitSerializer() {
    return new TapeSplitSerializer();
  }

  @Override
  public SimpleVersionedSerializer<Unassigned> getEnumeratorCheckpointSerializer() {
    return new Unassigned.Serializer();
  }
}
