package dev.rtc.testing.simulation;

import dev.rtc.testing.job.CapturingEnvironment;
import dev.rtc.testing.job.Ends;
import dev.rtc.testing.job.JobProgram;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Makes a job of a program, with other sources and sinks wherever there is a uid. */
record ProgramJob(JobProgram program) implements SimulatedJob {

  /** Whether objects are reused is for the program to say, as in production. */
  @Override
  public void define(StreamExecutionEnvironment environment, SimulatedEnds ends) {
    environment.getConfig().disableObjectReuse();
    CapturingEnvironment captured = (CapturingEnvironment) environment;
    captured.build(program).ends().replace(new Simulated(ends));
  }

  private record Simulated(SimulatedEnds ends) implements Ends {

    @Override
    public <T> Source<T, ?, ?> source(
        String uid, TypeInformation<T> type, Boundedness boundedness) {
      return ends.source(uid, type);
    }

    @Override
    public <T> Sink<T> sink(String uid, TypeInformation<T> type) {
      return ends.sink(uid, type);
    }
  }
}
