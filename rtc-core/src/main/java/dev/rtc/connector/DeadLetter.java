package dev.rtc.connector;

import dev.rtc.type.DataType;
import dev.rtc.type.Text;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Holds a record that failed, with everything needed to find out why and to replay it.
 *
 * @param step the id of the step it failed in
 * @param position where its source read it, if that is known in the step
 * @param bytes the record: at a source as it was read; in a step, text as UTF-8, bytes as they are
 *     and anything else as the serializer of its type writes it; empty if it cannot be written
 * @param type the name of the type that reads the bytes, {@code byte[]} if they are what was read
 * @param exception the class of what was thrown
 * @param message its message, empty if it has none
 * @param stack its stack trace, cut at 8,192 characters
 * @param attempt which run of the job it was, counted from zero and raised by each restart
 */
@SuppressWarnings("ArrayRecordComponent") // compared by content, below
public record DeadLetter(
    String step,
    Optional<Position> position,
    byte[] bytes,
    String type,
    String exception,
    String message,
    String stack,
    int attempt) {

  private static final int LONGEST_SHOWN = 200;

  /**
   * Reads the record again, to repair and replay it.
   *
   * <p>{@code DataType.BYTES}, {@code DataType.TEXT} and {@code DataType.STRING} read the bytes of
   * any dead letter whose bytes are text or what a source read. Any other type reads what it has
   * written itself, as long as its class has not changed since.
   *
   * @param as the type of the record, as {@link #type()} names it
   * @throws IllegalArgumentException if the bytes are of another type, or cannot be read
   */
  public <T> T record(DataType<T> as) {
    if (as.rawClass() == byte[].class) {
      return as.rawClass().cast(bytes.clone());
    }
    if (as.rawClass() == Text.class && holdsText()) {
      return as.rawClass().cast(Text.copyOf(bytes, 0, bytes.length));
    }
    if (as.rawClass() == String.class && holdsText()) {
      return as.rawClass().cast(new String(bytes, StandardCharsets.UTF_8));
    }
    if (!as.name().equals(type)) {
      throw new IllegalArgumentException(
          "a dead letter of '%s': the bytes are of type %s, asked for is %s; write record(%s)"
              .formatted(step, type, as.name(), holdsText() ? "DataType.STRING" : "its type"));
    }
    return read(as);
  }

  /** Tells whether the bytes are text, or what a source read, which may be. */
  private boolean holdsText() {
    return type.equals(DataType.BYTES.name())
        || type.equals(DataType.STRING.name())
        || type.equals(DataType.TEXT.name());
  }

  private <T> T read(DataType<T> as) {
    DataInputDeserializer in = new DataInputDeserializer(bytes);
    T record;
    try {
      record = as.typeInformation().createSerializer(new SerializerConfigImpl()).deserialize(in);
    } catch (IOException | RuntimeException e) {
      throw unreadable(as, e);
    }
    if (in.available() > 0) {
      throw unreadable(as, null);
    }
    return record;
  }

  private IllegalArgumentException unreadable(DataType<?> as, @Nullable Exception cause) {
    return new IllegalArgumentException(
        ("a dead letter of '%s': its %,d bytes are no %s as that type is now; read them with the"
                + " version of the class that wrote them")
            .formatted(step, bytes.length, as.name()),
        cause);
  }

  /** Returns step, position, exception and record in one line; the stack is left out. */
  @Override
  public String toString() {
    String where = position.map(its -> " at " + its).orElse("");
    String what = holdsText() ? shortened(new String(bytes, StandardCharsets.UTF_8)) : shownBytes();
    return "DeadLetter[%s%s: %s: %s; record: %s]".formatted(step, where, exception, message, what);
  }

  private String shownBytes() {
    return "%,d bytes of %s".formatted(bytes.length, type);
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "...";
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof DeadLetter that
        && step.equals(that.step)
        && position.equals(that.position)
        && Arrays.equals(bytes, that.bytes)
        && type.equals(that.type)
        && exception.equals(that.exception)
        && message.equals(that.message)
        && stack.equals(that.stack)
        && attempt == that.attempt;
  }

  @Override
  public int hashCode() {
    return Objects.hash(step, position, Arrays.hashCode(bytes), exception, message, attempt);
  }
}
