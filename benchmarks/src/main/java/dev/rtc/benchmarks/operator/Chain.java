package dev.rtc.benchmarks.operator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;

/**
 * Runs operators one behind the other in the calling thread; state is on the heap.
 *
 * <p>Flink's harnesses open and close them, but no record passes through a harness: operators are
 * connected as in a task. A chain is put together from its end: {@code
 * Chain.<R>end().precededBy(last).precededBy(first)}.
 *
 * @param <T> what the first operator takes
 */
final class Chain<T> {

  private static final int KEY_GROUPS = 128;

  private final List<OneInputStreamOperatorTestHarness<?, ?>> harnesses;
  private final Outlet<T> entrance;
  private final Drain<?> drain;
  private final StreamRecord<T> incoming = new StreamRecord<>(null);

  private Chain(
      List<OneInputStreamOperatorTestHarness<?, ?>> harnesses, Outlet<T> entrance, Drain<?> drain) {
    this.harnesses = harnesses;
    this.entrance = entrance;
    this.drain = drain;
  }

  /** Returns a chain without operators. */
  static <T> Chain<T> end() {
    Drain<T> drain = new Drain<>();
    return new Chain<>(List.of(), drain, drain);
  }

  /** Puts an operator in front. */
  <S> Chain<S> precededBy(
      OneInputStreamOperator<S, T> operator, Link link, TypeInformation<S> input) throws Exception {
    return precededBy(new OneInputStreamOperatorTestHarness<>(operator), operator, link, input);
  }

  /** Puts a keyed operator in front. */
  <S, K> Chain<S> precededBy(
      OneInputStreamOperator<S, T> operator,
      Link link,
      TypeInformation<S> input,
      KeySelector<S, K> selector,
      TypeInformation<K> key)
      throws Exception {
    return precededBy(
        new KeyedOneInputStreamOperatorTestHarness<>(operator, selector, key, KEY_GROUPS, 1, 0),
        operator,
        link,
        input);
  }

  private <S> Chain<S> precededBy(
      OneInputStreamOperatorTestHarness<S, T> harness,
      OneInputStreamOperator<S, T> operator,
      Link link,
      TypeInformation<S> input)
      throws Exception {
    harness.setOutputCreator(serializer -> entrance);
    harness.setup();
    harness.open();
    List<OneInputStreamOperatorTestHarness<?, ?>> all = new ArrayList<>();
    all.add(harness);
    all.addAll(harnesses);
    return new Chain<>(all, link.to(operator, input), drain);
  }

  /** Says who takes what leaves the last operator. */
  void into(Consumer<Object> taker) {
    drain.into(taker);
  }

  void process(T record) {
    entrance.collect(incoming.replace(record));
  }

  /** Lets processing time pass, so that timers fire. */
  void advance(Duration time) throws Exception {
    for (OneInputStreamOperatorTestHarness<?, ?> harness : harnesses) {
      harness.advanceTime(time.toMillis());
    }
  }

  /** Ends the input of each operator, the first one first. */
  void endInput() throws Exception {
    for (OneInputStreamOperatorTestHarness<?, ?> harness : harnesses) {
      harness.endInput();
    }
  }

  void close() throws Exception {
    for (OneInputStreamOperatorTestHarness<?, ?> harness : harnesses) {
      harness.close();
    }
  }
}
