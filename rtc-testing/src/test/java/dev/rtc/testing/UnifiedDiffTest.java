package dev.rtc.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class UnifiedDiffTest {

  @Test
  void equal_texts_have_no_difference() {
    assertThat(UnifiedDiff.of("f", List.of("a", "b"), List.of("a", "b"))).isEmpty();
  }

  @Test
  void changes_far_apart_are_hunks_of_their_own() {
    List<String> before = IntStream.rangeClosed(1, 20).mapToObj(Integer::toString).toList();
    List<String> after = new ArrayList<>(before);
    after.remove(0);
    after.add("21");

    assertThat(UnifiedDiff.of("f", before, after))
        .isEqualTo(
            """
            --- f
            +++ found
            @@ -1,4 +1,3 @@
            -1
             2
             3
             4
            @@ -18,3 +17,4 @@
             18
             19
             20
            +21\
            """);
  }

  @Test
  void a_whole_text_may_be_new() {
    assertThat(UnifiedDiff.of("f", List.of(), List.of("a")))
        .isEqualTo("--- f\n+++ found\n@@ -0,0 +1,1 @@\n+a");
  }

  @Test
  void large_texts_are_replaced_as_a_whole() {
    List<String> before = IntStream.range(0, 2_001).mapToObj(i -> "a" + i).toList();
    List<String> after = IntStream.range(0, 2_001).mapToObj(i -> "b" + i).toList();

    assertThat(UnifiedDiff.of("f", before, after))
        .startsWith("--- f\n+++ found\n@@ -1,2001 +1,2001 @@\n-a0\n-a1\n")
        .endsWith("\n+b2000");
  }

  @RepeatedTest(50)
  void a_difference_leads_from_one_text_to_the_other(RepetitionInfo repetition) {
    SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
    List<String> before = letters(random);
    List<String> after = letters(random);

    List<String> patched = patched(before, UnifiedDiff.of("f", before, after));

    assertThat(patched).isEqualTo(after);
  }

  private static List<String> letters(SplittableRandom random) {
    return IntStream.range(0, random.nextInt(40)).mapToObj(i -> "" + random.nextInt(6)).toList();
  }

  /** Applies a difference, as {@code patch} does. */
  private static List<String> patched(List<String> before, String difference) {
    List<String> patched = new ArrayList<>();
    int next = 0;
    for (String line : difference.lines().skip(2).toList()) {
      if (line.startsWith("@@")) {
        String[] range = line.substring(4, line.indexOf(' ', 4)).split(",", -1);
        int first = Integer.parseInt(range[0]) - (range[1].equals("0") ? 0 : 1);
        patched.addAll(before.subList(next, first));
        next = first;
      } else if (line.startsWith("+")) {
        patched.add(line.substring(1));
      } else {
        assertThat(before.get(next++)).isEqualTo(line.substring(1));
        if (line.startsWith(" ")) {
          patched.add(line.substring(1));
        }
      }
    }
    patched.addAll(before.subList(next, before.size()));
    return patched;
  }
}
