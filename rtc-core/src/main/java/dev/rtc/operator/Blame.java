package dev.rtc.operator;

import dev.rtc.connector.MalformedRecordException;
import java.io.IOException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.CharacterCodingException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.flink.runtime.execution.CancelTaskException;
import org.apache.flink.streaming.runtime.tasks.ExceptionInChainedOperatorException;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a record is to blame for what user code threw as it worked on it.
 *
 * <p>It is for any exception but those that tell of the task (interruption, cancellation, another
 * step's failure) or of the world outside (network, file system, database, time out), also as a
 * cause. Any {@link IOException} is of the world, since none tells a full disk from a broken
 * record, but those that can only come from what is in the record: {@link
 * MalformedRecordException}, {@link CharacterCodingException}, and what Jackson throws as it
 * parses. A {@link MalformedRecordException} is a verdict: its causes are not asked.
 *
 * <p>It is not for an {@link Error}: memory, class loading and assertions fail the job. A {@link
 * StackOverflowError} is the exception: nesting in the record made it, and it leaves nothing
 * behind.
 */
final class Blame {

  private static final List<Class<? extends Throwable>> OF_TASK_OR_WORLD =
      List.of(
          InterruptedException.class,
          CancelTaskException.class,
          ExceptionInChainedOperatorException.class,
          CancellationException.class,
          RejectedExecutionException.class,
          TimeoutException.class,
          UnresolvedAddressException.class,
          SQLTransientException.class,
          SQLRecoverableException.class,
          SQLNonTransientConnectionException.class);

  /** Jackson's, which the core does without; Flink ships one of its own in another package. */
  private static final String OF_JACKSON = "com.fasterxml.jackson.core.JsonProcessingException";

  private Blame() {}

  static boolean isOnRecord(Throwable thrown) {
    if (thrown instanceof StackOverflowError) {
      return true;
    }
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    for (@Nullable Throwable cause = thrown; cause != null && seen.add(cause); ) {
      if (cause instanceof MalformedRecordException) {
        return true;
      } else if (isOfTaskOrWorld(cause)) {
        return false;
      }
      cause = cause.getCause();
    }
    return true;
  }

  private static boolean isOfTaskOrWorld(Throwable cause) {
    if (cause instanceof Error) {
      return !(cause instanceof StackOverflowError);
    } else if (cause instanceof IOException) {
      return !(cause instanceof CharacterCodingException || isOfJackson(cause));
    }
    return OF_TASK_OR_WORLD.stream().anyMatch(type -> type.isInstance(cause));
  }

  private static boolean isOfJackson(Throwable cause) {
    for (@Nullable Class<?> type = cause.getClass(); type != null; type = type.getSuperclass()) {
      if (type.getName().endsWith(OF_JACKSON)) {
        return true;
      }
    }
    return false;
  }
}
