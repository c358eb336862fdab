package dev.rtc.operator;

import java.io.FileNotFoundException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.FileSystemException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.apache.flink.runtime.execution.CancelTaskException;
import org.apache.flink.streaming.runtime.tasks.ExceptionInChainedOperatorException;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a record is to blame for what user code threw as it worked on it.
 *
 * <p>It is for any exception but those that tell of the task (interruption, cancellation, another
 * step's failure) or of the world outside (network, file system, time out), also as a cause. It is
 * not for an {@link Error}: memory, class loading and assertions fail the job. A {@link
 * StackOverflowError} is the exception: nesting in the record made it, and it leaves nothing
 * behind.
 */
final class Blame {

  private static final List<Class<? extends Throwable>> OF_TASK_OR_WORLD =
      List.of(
          InterruptedException.class,
          CancelTaskException.class,
          ExceptionInChainedOperatorException.class,
          InterruptedIOException.class,
          SocketException.class,
          UnknownHostException.class,
          ClosedChannelException.class,
          FileSystemException.class,
          FileNotFoundException.class,
          TimeoutException.class);

  private Blame() {}

  static boolean isOnRecord(Throwable thrown) {
    if (thrown instanceof StackOverflowError) {
      return true;
    }
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    for (@Nullable Throwable cause = thrown; cause != null && seen.add(cause); ) {
      if (isOfTaskOrWorld(cause)) {
        return false;
      }
      cause = cause.getCause();
    }
    return true;
  }

  private static boolean isOfTaskOrWorld(Throwable cause) {
    return (cause instanceof Error && !(cause instanceof StackOverflowError))
        || OF_TASK_OR_WORLD.stream().anyMatch(type -> type.isInstance(cause));
  }
}
