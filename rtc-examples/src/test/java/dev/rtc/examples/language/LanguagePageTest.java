package dev.rtc.examples.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.Assembly;
import dev.rtc.Branch;
import dev.rtc.CorrectedFlow;
import dev.rtc.Flow;
import dev.rtc.KeyedFlow;
import dev.rtc.Table;
import dev.rtc.WindowedFlow;
import dev.rtc.aggregate.Aggregation;
import dev.rtc.aggregate.Aggregations;
import dev.rtc.aggregate.InvertibleAggregation;
import dev.rtc.aggregate.Sketches;
import dev.rtc.connector.OnError;
import dev.rtc.connector.SinkSpec;
import dev.rtc.connector.SourceSpec;
import dev.rtc.connector.console.Console;
import dev.rtc.connector.file.FileIO;
import dev.rtc.connector.generate.Generate;
import dev.rtc.connector.generate.Items;
import dev.rtc.state.Ranking;
import dev.rtc.time.ClockWindow;
import dev.rtc.time.Corrections;
import dev.rtc.time.EventTime;
import dev.rtc.time.Late;
import dev.rtc.time.Lifetime;
import dev.rtc.time.Updates;
import dev.rtc.time.Window;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps {@code docs/language.md} complete: nothing public is missing, and nothing is made up. */
class LanguagePageTest {

  private final LanguagePage page = LanguagePage.read(Path.of("..", "docs", "language.md"));

  LanguagePageTest() throws IOException {}

  @Test
  void every_verb_is_in_the_table_of_verbs() {
    Set<String> verbs =
        Vocabulary.verbs(
            Assembly.class,
            Flow.class,
            Branch.class,
            KeyedFlow.class,
            WindowedFlow.class,
            CorrectedFlow.class,
            Table.class);

    assertThat(names("All verbs")).isEqualTo(verbs);
  }

  @Test
  void every_choice_is_in_the_table_of_choices() {
    Set<String> choices =
        Vocabulary.choices(
            EventTime.class,
            Window.class,
            ClockWindow.class,
            Late.class,
            Corrections.class,
            Updates.class,
            Lifetime.class,
            Ranking.class,
            OnError.class);

    assertThat(names("All choices")).isEqualTo(choices);
  }

  @Test
  void every_aggregation_is_in_the_table_of_aggregations() {
    Set<String> aggregations =
        Vocabulary.factories(
            Aggregations.class, Sketches.class, Aggregation.class, InvertibleAggregation.class);

    assertThat(names("Aggregations")).isEqualTo(aggregations);
  }

  @Test
  void every_noun_is_in_the_package_that_the_table_of_imports_names() {
    assertThat(page.imports()).allSatisfy(noun -> assertThat(Vocabulary.isPublic(noun)).isTrue());
  }

  @Test
  void every_import_of_a_sample_is_in_the_table_of_imports() throws IOException {
    assertThat(page.imports()).containsAll(page.importsOfSamples());
  }

  @Test
  void every_source_and_sink_is_in_the_table_of_them() {
    Set<String> connectors =
        Vocabulary.qualifiedFactories(
            FileIO.class,
            Items.class,
            Generate.class,
            Console.class,
            SourceSpec.class,
            SinkSpec.class);

    assertThat(page.firstCells("Sources and sinks")).isEqualTo(connectors);
  }

  @Test
  void every_row_names_a_test_that_uses_it() {
    assertThat(rowsThat(row -> !page.test(row.test()).contains(row.method() + "("))).isEmpty();
  }

  @Test
  void every_row_is_stateless_or_names_a_test_with_restarts() {
    assertThat(rowsThat(row -> !row.isStateless() && !restarts(page.test(row.restart()))))
        .isEmpty();
  }

  @Test
  void every_row_links_a_section_whose_sample_shows_it() {
    assertThat(rowsThat(row -> !page.samples(row.section()).contains(row.method() + "(")))
        .isEmpty();
  }

  private List<LanguagePage.Row> rowsThat(Predicate<LanguagePage.Row> lack) {
    return Stream.of("All verbs", "All choices", "Aggregations")
        .flatMap(section -> page.table(section).stream())
        .filter(lack)
        .toList();
  }

  private Set<String> names(String section) {
    return page.table(section).stream()
        .map(LanguagePage.Row::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The last is a story that restarts by itself. */
  private static boolean restarts(String test) {
    return test.contains("goesOnAfterRestarts()")
        || test.contains("afterRestarts()")
        || test.contains(".hold()");
  }
}
