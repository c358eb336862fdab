package dev.rtc.connector;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Holds a record that failed, with everything needed to find out why and to replay it.
 *
 * @param step the id of the step it failed in
 * @param position where its source read it, if that is known in the step
 * @param bytes the record: at a source as it was read; in a step, text as UTF-8 and anything else
 *     as the serializer of its type writes it
 * @param type the type whose serializer wrote the bytes, {@code byte[]} if they are what was read
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
