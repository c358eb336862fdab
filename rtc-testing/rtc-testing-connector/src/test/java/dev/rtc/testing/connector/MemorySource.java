package dev.rtc.testing.connector;

import dev.rtc.connector.Decoded;
import dev.rtc.connector.MalformedRecordException;
import dev.rtc.connector.Position;
import dev.rtc.connector.Problems;
import dev.rtc.connector.SourceSpec;
import dev.rtc.type.DataType;
import java.io.Serializable;
import java.util.Optional;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;

/** Reads a topic of {@link Memory}, as well as its flaw lets it. */
record MemorySource(
    Topic.Access access, String topic, int parts, Boundedness boundedness, Flaw flaw)
    implements SourceSpec<String>, Serializable {

  @Override
  public String describe() {
    String topicName = "topic of " + parts + " partitions";
    return flaw == Flaw.DESCRIBES_AN_IDENTITY ? new Object().toString() : topicName;
  }

  @Override
  public DataType<String> type() {
    return DataType.STRING;
  }

  @Override
  public Source<String, ?, ?> source() {
    return new MemoryFlinkSource<>(this, MemorySource::strictly);
  }

  @Override
  public Optional<Source<Decoded<String>, ?, ?>> decodingSource() {
    return Optional.of(new MemoryFlinkSource<>(this, MemorySource::decoded));
  }

  private static String strictly(String record) throws MalformedRecordException {
    if (record.equals(Memory.BAD)) {
      throw new MalformedRecordException("no record");
    }
    return record;
  }

  private static Decoded<String> decoded(String record) {
    if (record.equals(Memory.BAD)) {
      return Decoded.failure(
          new byte[0],
          new Position.InTopic("memory", 0, 0),
          new MalformedRecordException("no record"));
    }
    return Decoded.record(record);
  }

  @Override
  public void validate(Problems problems) {
    if (parts < 1 && flaw != Flaw.VALIDATES_NOTHING) {
      problems.report("MEM-1", "a topic of %d partitions".formatted(parts), "write 1 or more");
    }
  }
}
