package dev.rtc.testing.connector;

import dev.rtc.connector.Delivery;
import dev.rtc.connector.MalformedRecordException;
import dev.rtc.connector.Problems;
import dev.rtc.connector.RecordCheck;
import dev.rtc.connector.SinkInput;
import dev.rtc.connector.SinkSpec;
import java.util.Optional;
import org.apache.flink.api.connector.sink2.Sink;

/** Writes to a topic of {@link Memory}, as well as its flaw lets it. */
record MemorySink(Topic.Access access, String topic, Delivery delivery, Flaw flaw)
    implements SinkSpec<String> {

  @Override
  public String describe() {
    return flaw == Flaw.DESCRIBES_AN_IDENTITY ? new Object().toString() : "topic";
  }

  @Override
  public Sink<String> sink(SinkInput<? extends String> input) {
    return delivery == Delivery.EXACTLY_ONCE
        ? new CommittingMemorySink(access, topic, flaw)
        : new BufferingMemorySink(access, topic, flaw);
  }

  @Override
  public Optional<RecordCheck<String>> recordCheck(SinkInput<? extends String> input) {
    return Optional.of(MemorySink::require);
  }

  static void require(String record) throws MalformedRecordException {
    if (record.equals(Memory.BAD)) {
      throw new MalformedRecordException("no record");
    }
  }

  @Override
  public void validate(SinkInput<? extends String> input, Problems problems) {
    if (topic.isBlank() && flaw != Flaw.VALIDATES_NOTHING) {
      problems.report("MEM-2", "a topic without a name", "write a name");
    }
  }
}
