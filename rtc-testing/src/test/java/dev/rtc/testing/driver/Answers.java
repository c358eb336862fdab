package dev.rtc.testing.driver;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.flink.streaming.api.functions.async.AsyncFunction;
import org.apache.flink.streaming.api.functions.async.AsyncRetryStrategy;
import org.apache.flink.streaming.api.functions.async.ResultFuture;
import org.apache.flink.streaming.util.retryable.AsyncRetryStrategies;
import org.apache.flink.streaming.util.retryable.RetryPredicates;

/** Asks, and is answered by the test. */
final class Answers implements AsyncFunction<Long, String> {

  private static final long serialVersionUID = 1L;
  static final Map<Long, CompletableFuture<String>> PENDING = new ConcurrentSkipListMap<>();
  static final AsyncRetryStrategy<String> RETRY =
      new AsyncRetryStrategies.FixedDelayRetryStrategyBuilder<String>(3, 100)
          .ifException(RetryPredicates.HAS_EXCEPTION_PREDICATE)
          .build();

  @Override
  @SuppressWarnings("FutureReturnValueIgnored") // the result is handed on
  public void asyncInvoke(Long value, ResultFuture<String> result) {
    CompletableFuture<String> pending = new CompletableFuture<>();
    PENDING.put(value, pending);
    pending.whenComplete(
        (answer, failure) -> {
          if (failure == null) {
            result.complete(List.of(answer));
          } else {
            result.completeExceptionally(failure);
          }
        });
  }

  @Override
  public void timeout(Long value, ResultFuture<String> result) {
    result.complete(List.of(value + " timed out"));
  }
}
