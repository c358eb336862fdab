package dev.rtc.flink;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.Assembly;
import dev.rtc.Flow;
import dev.rtc.Pipeline;
import dev.rtc.Table;
import dev.rtc.connector.SourceSpec;
import dev.rtc.plan.PhysicalPlan;
import dev.rtc.sample.Collected;
import dev.rtc.sample.CollectedTable;
import dev.rtc.sample.GivenSource;
import dev.rtc.sample.Tally;
import dev.rtc.time.EventTime;
import dev.rtc.time.Late;
import dev.rtc.time.Lifetime;
import dev.rtc.time.Updates;
import dev.rtc.time.Window;
import dev.rtc.type.DataType;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.apache.flink.streaming.api.windowing.assigners.TumblingProcessingTimeWindows;
import org.junit.jupiter.api.Test;

class TranslationTest {

  private static final SourceSpec<String> WORDS = GivenSource.of(DataType.STRING, "a", "b");
  private static final EventTime<String> TIME =
      EventTime.<String>outOfOrder(word -> Instant.EPOCH, ofSeconds(3)).idleAfter(ofMinutes(2));

  @Test
  void the_uid_of_every_operator_follows_from_the_ids() {
    StreamGraph graph =
        translated(
            p -> {
              Flow<String> words =
                  p.from("words", WORDS, TIME).map("upper", w -> w).filter("some", w -> true);
              Table<String, Long> counts =
                  words
                      .keyBy(word -> word)
                      .running(
                          "count", new Tally<>(), Updates.within(ofMillis(10)), Lifetime.forever());
              counts.to("rows", new CollectedTable<>());
              counts.changes("changes").to("log", new Collected<>());
              words
                  .keyBy(word -> word)
                  .window(Window.tumbling(ofMinutes(1)), Late.to("late", new Collected<String>()))
                  .aggregate("windows", new Tally<>())
                  .to("windowed", new Collected<>());
              words.keyBy(w -> w).total("total", new Tally<>()).to("totals", new Collected<>());
            });

    assertThat(uids(graph))
        .containsExactlyInAnyOrder(
            "words",
            "words/end-of-time",
            "upper",
            "count/combine",
            "count",
            "rows/upserts",
            "rows",
            "changes",
            "log",
            "windows",
            "windowed",
            "late",
            "total/combine",
            "total",
            "totals");
  }

  @Test
  void operators_are_named_by_their_uids() {
    StreamGraph graph =
        translated(p -> p.from("words", WORDS).map("upper", w -> w).to("out", new Collected<>()));

    assertThat(graph.getStreamNodes())
        .extracting(StreamNode::getOperatorName)
        .containsExactlyInAnyOrder("Source: words", "upper", "out: Writer");
  }

  @Test
  void a_program_inside_transform_gets_the_uids_it_lacks() {
    StreamGraph graph =
        translated(
            p ->
                p.from("words", WORDS)
                    .transform("own", DataType.STRING, TranslationTest::joined)
                    .to("out", new Collected<>()));

    assertThat(uids(graph))
        .contains("words", "mine", "out")
        .anyMatch(uid -> uid.startsWith("own/map-"))
        .anyMatch(uid -> uid.startsWith("own/sink"))
        .allMatch(uid -> uid != null)
        .doesNotHaveDuplicates();
  }

  @Test
  void a_program_inside_transform_gets_the_same_uids_each_time() {
    Consumer<Assembly> body =
        p ->
            p.from("words", WORDS)
                .transform("own", DataType.STRING, TranslationTest::joined)
                .to("out", new Collected<>());

    assertThat(uids(translated(body))).isEqualTo(uids(translated(body)));
  }

  @Test
  void another_operator_in_a_program_renames_none() {
    List<String> before =
        uids(translated(p -> transformed(p, words -> words.keyBy(w -> w).reduce((a, b) -> a))));
    List<String> after =
        uids(
            translated(
                p -> transformed(p, words -> words.map(w -> w).keyBy(w -> w).reduce((a, b) -> a))));

    assertThat(after).containsAll(before).contains("own/map-1");
  }

  @Test
  void keyed_operators_of_a_program_have_the_key_groups_of_the_plan() {
    StreamGraph graph =
        translated(p -> transformed(p, words -> words.keyBy(w -> w).reduce((a, b) -> a)));

    assertThat(graph.getStreamNodes())
        .filteredOn(node -> String.valueOf(node.getTransformationUID()).startsWith("own/"))
        .isNotEmpty()
        .allMatch(node -> node.getMaxParallelism() == PhysicalPlan.MAX_PARALLELISM);
  }

  @Test
  void the_operators_of_an_existing_program_keep_their_names() {
    StreamExecutionEnvironment environment = StreamExecutionEnvironment.createLocalEnvironment();
    SingleOutputStreamOperator<String> theirs = environment.fromData("a").map(word -> word);
    theirs.sinkTo(new DiscardingSink<>());

    Pipeline.define("guest", p -> transformed(p, words -> words.map(word -> word)))
        .addTo(environment);

    assertThat(theirs.getTransformation().getUid()).isNull();
    assertThat(theirs.getTransformation().getInputs()).allMatch(input -> input.getUid() == null);
  }

  private static void transformed(
      Assembly p, Function<DataStream<String>, DataStream<String>> program) {
    p.from("words", WORDS).transform("own", DataType.STRING, program).to("out", new Collected<>());
  }

  @Test
  void a_program_that_changes_nothing_is_fine() {
    StreamGraph graph =
        translated(
            p ->
                p.from("words", WORDS)
                    .transform("nothing", DataType.STRING, stream -> stream)
                    .to("out", new Collected<>()));

    assertThat(uids(graph)).containsExactlyInAnyOrder("words", "out");
  }

  @Test
  void the_type_written_at_transform_is_the_type_of_the_stream() {
    StreamGraph graph =
        translated(
            p ->
                p.from("words", WORDS)
                    .transform(
                        "own",
                        DataType.of(Word.class),
                        stream -> stream.map(word -> new Word(word, List.of(Instant.EPOCH))))
                    .to("out", new Collected<>()));

    assertThat(graph.getStreamNodes())
        .filteredOn(node -> node.getOperatorName().equals("Map"))
        .singleElement()
        .extracting(node -> node.getTypeSerializerOut())
        .isEqualTo(
            DataType.of(Word.class)
                .typeInformation()
                .createSerializer(graph.getExecutionConfig().getSerializerConfig()));
  }

  @Test
  void no_setting_of_a_foreign_environment_is_changed() {
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.createLocalEnvironment(3, new Configuration());
    Map<String, String> before = settings(environment);

    Pipeline.define(
            "guest",
            p ->
                p.from("words", WORDS)
                    .keyBy(w -> w)
                    .total("count", new Tally<>())
                    .to("out", new Collected<>()))
        .addTo(environment);

    assertThat(settings(environment)).isEqualTo(before);
    assertThat(environment.getParallelism()).isEqualTo(3);
    assertThat(environment.getMaxParallelism()).isEqualTo(-1);
  }

  @Test
  void two_pipelines_can_be_put_on_one_environment() {
    StreamExecutionEnvironment environment = strict();
    environment.fromData("x").uid("own").sinkTo(new DiscardingSink<>()).uid("own-sink");
    for (String name : List.of("first", "second")) {
      Pipeline.define(
              name, p -> p.from(name + "-words", WORDS).to(name + "-out", new Collected<>()))
          .addTo(environment);
    }

    assertThat(uids(environment.getStreamGraph()))
        .containsExactlyInAnyOrder(
            "own", "own-sink", "first-words", "first-out", "second-words", "second-out");
  }

  @Test
  void every_stateful_operator_has_the_plans_key_groups() {
    StreamGraph graph =
        translated(
            p ->
                p.from("words", WORDS)
                    .keyBy(word -> word)
                    .total("count", new Tally<>())
                    .to("out", new Collected<>()));

    assertThat(graph.getStreamNodes())
        .filteredOn(node -> node.getStateKeySerializer() != null)
        .isNotEmpty()
        .allMatch(node -> node.getMaxParallelism() == 256);
  }

  @Test
  void operator_ids_in_the_job_follow_from_the_uids() {
    StreamGraph graph =
        translated(p -> p.from("words", WORDS).map("upper", w -> w).to("out", new Collected<>()));

    List<OperatorID> ids =
        StreamSupport.stream(graph.getJobGraph().getVertices().spliterator(), false)
            .flatMap((JobVertex vertex) -> vertex.getOperatorIDs().stream())
            .map(pair -> pair.getGeneratedOperatorID())
            .toList();

    assertThat(ids).hasSize(3).doesNotHaveDuplicates();
  }

  private static DataStream<String> joined(DataStream<String> words) {
    DataStream<String> upper = words.map(String::strip);
    DataStream<String> lower = words.map(String::trim).uid("mine");
    upper.sinkTo(new DiscardingSink<>());
    return upper
        .join(lower)
        .where(word -> word, Types.STRING)
        .equalTo(word -> word, Types.STRING)
        .window(TumblingProcessingTimeWindows.of(ofSeconds(1)))
        .apply((left, right) -> left + right, Types.STRING);
  }

  private static StreamGraph translated(Consumer<Assembly> body) {
    StreamExecutionEnvironment environment = strict();
    Pipeline.define("translated", body).addTo(environment);
    StreamGraph graph = environment.getStreamGraph();
    assertThat(graph.getJobGraph().getNumberOfVertices()).isPositive();
    return graph;
  }

  private static StreamExecutionEnvironment strict() {
    Configuration settings = new Configuration();
    settings.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    settings.set(PipelineOptions.GENERIC_TYPES, false);
    return StreamExecutionEnvironment.createLocalEnvironment(2, settings);
  }

  private static List<String> uids(StreamGraph graph) {
    return graph.getStreamNodes().stream()
        .map(StreamNode::getTransformationUID)
        .filter(uid -> uid != null)
        .sorted()
        .collect(Collectors.toList());
  }

  private static Map<String, String> settings(StreamExecutionEnvironment environment) {
    Map<String, String> settings =
        new HashMap<>(((Configuration) environment.getConfiguration()).toMap());
    settings.putAll(environment.getConfig().toConfiguration().toMap());
    return settings;
  }

  record Word(String text, List<Instant> seen) {}
}
