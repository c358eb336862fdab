package dev.rtc.testing;

import dev.rtc.connector.Decoded;
import dev.rtc.connector.MalformedRecordException;
import dev.rtc.connector.Position;
import java.io.IOException;
import java.io.Serializable;

/**
 * Makes what a source hands out of what stands on its tape.
 *
 * @param <O> what it hands out
 */
interface Handout<O> extends Serializable {

  O record(byte[] encoded);

  /**
   * Hands out bytes that are no record.
   *
   * @throws MalformedRecordException if the source hands out records only
   */
  O undecodable(int partition, long offset, byte[] bytes) throws IOException;

  /** Hands out records, and fails at the first bytes that are none. */
  record OfRecords<T>(Codec<T> codec) implements Handout<T> {

    @Override
    public T record(byte[] encoded) {
      return codec.decode(encoded);
    }

    @Override
    public T undecodable(int partition, long offset, byte[] bytes) throws IOException {
      throw cause(bytes);
    }
  }

  /** Hands out both. */
  record OfDecoded<T>(String input, Codec<T> codec) implements Handout<Decoded<T>> {

    @Override
    public Decoded<T> record(byte[] encoded) {
      return Decoded.record(codec.decode(encoded));
    }

    @Override
    public Decoded<T> undecodable(int partition, long offset, byte[] bytes) {
      return Decoded.failure(bytes, new Position.InTopic(input, partition, offset), cause(bytes));
    }
  }

  private static MalformedRecordException cause(byte[] bytes) {
    return new MalformedRecordException(
        "the test sent %d bytes as undecodable".formatted(bytes.length));
  }
}
