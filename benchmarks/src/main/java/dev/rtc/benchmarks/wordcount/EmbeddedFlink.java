package dev.rtc.benchmarks.wordcount;

import java.nio.file.Path;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.file.src.FileSource;
import org.apache.flink.connector.file.src.reader.TextLineInputFormat;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Opens Flink inside this JVM: a fresh cluster per job, reachable from this machine only, and apart
 * from that as Flink sets it up by default.
 */
final class EmbeddedFlink {

  private static final String LOOPBACK = "127.0.0.1";

  private EmbeddedFlink() {}

  static StreamExecutionEnvironment environment(int parallelism) {
    Configuration configuration = new Configuration();
    configuration.setString("rest.bind-address", LOOPBACK);
    configuration.setString("rest.bind-port", "0");
    configuration.setString("jobmanager.bind-host", LOOPBACK);
    configuration.setString("taskmanager.bind-host", LOOPBACK);
    configuration.setString("taskmanager.host", LOOPBACK);
    configuration.setString("web.submit.enable", "false");
    return StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
  }

  static DataStream<String> lines(StreamExecutionEnvironment environment, Path input) {
    FileSource<String> source =
        FileSource.forRecordStreamFormat(
                new TextLineInputFormat(),
                new org.apache.flink.core.fs.Path(input.toAbsolutePath().toUri()))
            .build();
    return environment.fromSource(source, WatermarkStrategy.noWatermarks(), "lines");
  }
}
