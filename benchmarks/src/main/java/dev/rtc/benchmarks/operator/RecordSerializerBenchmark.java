package dev.rtc.benchmarks.operator;

import dev.rtc.type.DataType;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.java.typeutils.GenericTypeInfo;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Measures how fast a record of six fields is written to bytes and read back; an operation is both.
 *
 * <p>Run it with {@code ./rtc bench operators RecordSerializerBenchmark}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class RecordSerializerBenchmark {

  private final Reading reading =
      new Reading(
          4711,
          42,
          "temperature",
          21.5,
          Instant.ofEpochSecond(1_700_000_000, 123),
          new Place(5, 7));
  private final TypeSerializer<Reading> pojo = serializer(TypeInformation.of(Reading.class));
  private final TypeSerializer<Reading> kryo = serializer(new GenericTypeInfo<>(Reading.class));
  private final TypeSerializer<Reading> generated =
      serializer(DataType.of(Reading.class).typeInformation());
  private final DataOutputSerializer out = new DataOutputSerializer(256);
  private final DataInputDeserializer in = new DataInputDeserializer();

  /** Holds what is written. */
  public record Reading(long id, int sensor, String kind, double value, Instant at, Place place) {}

  /** Holds the nested part. */
  public record Place(int row, int column) {}

  /** Uses the serializer Flink picks for a public record. */
  @Benchmark
  public Reading stock() throws IOException {
    return roundTrip(pojo);
  }

  /** Uses Kryo, which Flink picks for a record that is not public. */
  @Benchmark
  public Reading kryo() throws IOException {
    return roundTrip(kryo);
  }

  /** Uses the serializer of rtc's data type. */
  @Benchmark
  public Reading rtc() throws IOException {
    return roundTrip(generated);
  }

  private Reading roundTrip(TypeSerializer<Reading> serializer) throws IOException {
    out.clear();
    serializer.serialize(reading, out);
    in.setBuffer(out.getSharedBuffer(), 0, out.length());
    return serializer.deserialize(in);
  }

  private static <T> TypeSerializer<T> serializer(TypeInformation<T> information) {
    return information.createSerializer(new ExecutionConfig().getSerializerConfig());
  }
}
