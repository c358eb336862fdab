package dev.rtc.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.type.Change;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SameOutputsTest {

  private static final SameOutputs OUTPUTS =
      SameOutputs.of(new PipelineSubject(Examples.balances()));

  @Test
  void rows_whose_keys_look_alike_are_told_apart() {
    Outcome both = balances(Change.insert(new Alike(1), 1L), Change.insert(new Alike(2), 2L));
    Outcome one = balances(Change.insert(new Alike(2), 2L));

    assertThat(OUTPUTS.differentResult(both, one))
        .hasValueSatisfying(
            text -> assertThat(text).contains("output 'balances': 1 rows instead of 2"));
    assertThat(OUTPUTS.differentResult(both, both)).isEmpty();
  }

  @Test
  void rows_with_arrays_as_keys_are_compared_by_content() {
    Outcome first = balances(Change.insert(new byte[] {1}, 1L), Change.insert(new byte[] {2}, 2L));
    Outcome second =
        balances(
            Change.insert(new byte[] {2}, 1L),
            Change.insert(new byte[] {1}, 1L),
            Change.updateAfter(new byte[] {2}, 2L));

    assertThat(OUTPUTS.differentResult(first, second)).isEmpty();
  }

  @Test
  void records_keep_their_order_within_the_key_they_are_given() {
    SameOutputs byLength =
        new SameOutputs(
            "job 'words'",
            List.of(OutputPort.of("words").orderedBy(word -> word.toString().length())));
    Outcome first = words("a", "bb", "b");

    assertThat(byLength.difference(first, words("bb", "a", "b"))).isEmpty();
    assertThat(byLength.difference(first, words("b", "bb", "a")))
        .hasValue(
            "\n  output 'words': another order of key 1\n    expected [a, b]\n    found    [b, a]");
  }

  private static Outcome words(String... words) {
    List<Collected<?>> collected =
        Stream.of(words).<Collected<?>>map(word -> new Collected<>(0, word)).toList();
    return new Outcome(Map.of("words", collected));
  }

  private static Outcome balances(Change<?, ?>... changes) {
    List<Collected<?>> collected =
        Stream.of(changes).<Collected<?>>map(change -> new Collected<>(0, change)).toList();
    return new Outcome(Map.of("balances", collected));
  }

  private record Alike(int number) {
    @Override
    public String toString() {
      return "alike";
    }
  }
}
