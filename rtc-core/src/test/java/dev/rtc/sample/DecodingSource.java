package dev.rtc.sample;

import dev.rtc.connector.Decoded;
import dev.rtc.connector.Position;
import dev.rtc.connector.SourceSpec;
import dev.rtc.type.DataType;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;

/** Decodes lines of numbers, and hands out what is none if it is asked to. */
public record DecodingSource(SourceSpec<Long> strict, SourceSpec<Decoded<Long>> tolerant)
    implements SourceSpec<Long> {

  /** Returns a source of these lines, which are those of a file. */
  @SuppressWarnings("unchecked") // an array of generic elements
  public static SourceSpec<Long> of(String path, String... lines) {
    Decoded<Long>[] decoded =
        IntStream.range(0, lines.length)
            .mapToObj(line -> decode(lines[line], new Position.InFile(path, 10L * line, line + 1L)))
            .toArray(Decoded[]::new);
    return new DecodingSource(
        GivenSource.of(DataType.LONG, 1L), GivenSource.of(Decoded.type(DataType.LONG), decoded));
  }

  private static Decoded<Long> decode(String line, Position position) {
    try {
      return Decoded.record(Long.valueOf(line));
    } catch (NumberFormatException e) {
      return Decoded.failure(line.getBytes(StandardCharsets.UTF_8), position, e);
    }
  }

  @Override
  public String describe() {
    return "numbers";
  }

  @Override
  public DataType<Long> type() {
    return DataType.LONG;
  }

  @Override
  public Boundedness boundedness() {
    return Boundedness.BOUNDED;
  }

  @Override
  public Source<Long, ?, ?> source() {
    return strict.source();
  }

  @Override
  @SuppressWarnings("unchecked") // what is given is what comes out
  public Optional<Source<Decoded<Long>, ?, ?>> decodingSource() {
    return Optional.of((Source<Decoded<Long>, ?, ?>) tolerant.source());
  }
}
