package dev.rtc.benchmarks.wordcount;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.benchmarks.measure.Timed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VerdictTest {

  private static final Answer RIGHT = new Answer(2, 5, 42);
  private static final Answer WRONG = new Answer(2, 6, 43);

  @Test
  void equal_answers_pass() {
    assertThat(Verdict.of(answers(RIGHT, RIGHT), 2)).isEmpty();
    assertThat(Verdict.of(answers(RIGHT, RIGHT), null)).isEmpty();
  }

  @Test
  void a_different_answer_is_named_with_its_variant() {
    assertThat(Verdict.of(answers(RIGHT, WRONG), null))
        .hasValue(
            "The variants disagree: 'stock' found Answer[distinct=2, total=5, checksum=42],"
                + " but 'fast' found Answer[distinct=2, total=6, checksum=43]");
  }

  @Test
  void a_count_of_words_that_the_text_does_not_have_is_named() {
    assertThat(Verdict.of(answers(RIGHT, RIGHT), 3))
        .hasValue(
            "The text has 3 distinct words, but 'stock' found 2:"
                + " the variant is wrong, or the text");
  }

  private static Map<String, List<Timed<Answer>>> answers(Answer stock, Answer fast) {
    Map<String, List<Timed<Answer>>> answers = new LinkedHashMap<>();
    answers.put("stock", List.of(new Timed<>(stock, 1)));
    answers.put("fast", List.of(new Timed<>(stock, 1), new Timed<>(fast, 1)));
    return answers;
  }
}
