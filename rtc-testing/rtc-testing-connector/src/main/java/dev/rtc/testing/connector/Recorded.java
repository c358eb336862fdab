package dev.rtc.testing.connector;

import dev.rtc.testing.Codec;
import dev.rtc.type.DataType;
import java.util.List;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.java.functions.KeySelector;

/** Returns the record of a number; the records travel as bytes. */
final class Recorded<T> implements MapFunction<Long, T>, KeySelector<Long, T> {

  private static final long serialVersionUID = 1L;

  private final byte[][] records;
  private final Codec<T> codec;

  private Recorded(byte[][] records, Codec<T> codec) {
    this.records = records;
    this.codec = codec;
  }

  static <T> Recorded<T> of(List<T> records, DataType<T> type) {
    Codec<T> codec = Codec.of(type);
    return new Recorded<>(records.stream().map(codec::encode).toArray(byte[][]::new), codec);
  }

  @Override
  public T map(Long number) {
    return codec.decode(records[number.intValue() % records.length]);
  }

  @Override
  public T getKey(Long number) {
    return map(number);
  }
}
