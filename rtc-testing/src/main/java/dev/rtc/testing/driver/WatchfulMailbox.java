package dev.rtc.testing.driver;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.streaming.runtime.tasks.mailbox.Mail;
import org.apache.flink.streaming.runtime.tasks.mailbox.TaskMailboxImpl;

/**
 * Holds the mails of one subtask.
 *
 * <p>An operator that waits for mail, as asynchronous steps do while their queue is full and at
 * their end, stops the thread of the whole job. Only a thread of the user can help then, and it is
 * waited for, but not for ever.
 */
final class WatchfulMailbox extends TaskMailboxImpl {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long PAUSE = Duration.ofMillis(1).toNanos();

  private final Subtask subtask;

  WatchfulMailbox(Subtask subtask) {
    super(Thread.currentThread());
    this.subtask = subtask;
  }

  @Override
  public Mail take(int priority) {
    long begun = System.nanoTime();
    Optional<Mail> mail = tryTake(priority);
    while (mail.isEmpty()) {
      if (System.nanoTime() - begun > PATIENCE.toNanos()) {
        throw new IllegalStateException(
            ("%s waits for a result that does not come: complete the futures of its asynchronous"
                    + " step before the job needs them, or advance the clock past its timeout")
                .formatted(subtask));
      }
      LockSupport.parkNanos(PAUSE);
      mail = tryTake(priority);
    }
    return mail.get();
  }
}
