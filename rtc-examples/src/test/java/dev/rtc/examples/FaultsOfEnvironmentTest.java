package dev.rtc.examples;

import static org.apache.flink.api.common.RuntimeExecutionMode.BATCH;
import static org.apache.flink.api.common.RuntimeExecutionMode.STREAMING;

import dev.rtc.Pipeline;
import dev.rtc.connector.SourceSpec;
import dev.rtc.connector.file.FileIO;
import dev.rtc.type.Text;
import org.junit.jupiter.api.Test;

/** The samples of RTC-5xx: the environment. */
class FaultsOfEnvironmentTest {

  private final Pipeline copy = copied(FileIO.lines("in"));
  private final Pipeline endlessCopy = copied(BundledText.endless(1));

  @Test
  void the_mode_is_streaming() {
    FaultSample.ofProgram("RTC-501")
        .shows(
            // region RTC-501
            environment -> copy.addTo(environment.setRuntimeMode(BATCH)),      // faulty
            environment -> copy.addTo(environment.setRuntimeMode(STREAMING))   // the default
            // endregion
            );
  }

  @Test
  void endless_input_is_committed_at_checkpoints() {
    FaultSample.ofProgram("RTC-502")
        .shows(
            // region RTC-502
            environment -> endlessCopy.addTo(environment),   // faulty: no checkpoints
            environment -> endlessCopy.addTo(environment.enableCheckpointing(10_000))
            // endregion
            );
  }

  private static Pipeline copied(SourceSpec<Text> lines) {
    return Pipeline.define("copy", p -> p.from("lines", lines).to("out", FileIO.text("out")));
  }
}
