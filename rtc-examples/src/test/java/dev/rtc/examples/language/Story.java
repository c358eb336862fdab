package dev.rtc.examples.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.Assembly;
import dev.rtc.Pipeline;
import dev.rtc.graph.Node;
import dev.rtc.graph.SinkNode;
import dev.rtc.graph.UpsertNode;
import dev.rtc.testing.PipelineTest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Tells a pipeline one script in two ways: undisturbed, and with a restart behind each sentence.
 */
final class Story {

  private static final int[] PARALLELISM = {3, 1, 2};

  private final Pipeline pipeline;
  private final List<Consumer<PipelineTest>> sentences = new ArrayList<>();

  private Story(Pipeline pipeline) {
    this.pipeline = pipeline;
  }

  static Story of(Consumer<Assembly> body) {
    return new Story(Pipeline.define("sample", body));
  }

  Pipeline pipeline() {
    return pipeline;
  }

  Story with(Consumer<PipelineTest> sentence) {
    sentences.add(sentence);
    return this;
  }

  PipelineTest undisturbed() {
    PipelineTest test = PipelineTest.of(pipeline);
    for (Consumer<PipelineTest> sentence : sentences) {
      sentence.accept(test);
    }
    test.end();
    return test;
  }

  /**
   * Requires what the undisturbed story gives, though the job is stopped and restored all along.
   */
  void goesOnAfterRestarts() {
    PipelineTest expected = undisturbed();
    PipelineTest found = afterRestarts();

    assertThat(ends(SinkNode.class)).allSatisfy(id -> assertSameRecords(id, expected, found));
    assertThat(ends(UpsertNode.class)).allSatisfy(id -> assertSameChanges(id, expected, found));
  }

  PipelineTest afterRestarts() {
    PipelineTest test = PipelineTest.of(pipeline);
    for (int i = 0; i < sentences.size(); i++) {
      sentences.get(i).accept(test);
      test.restart(PARALLELISM[i % PARALLELISM.length]);
    }
    test.end();
    return test;
  }

  private List<String> ends(Class<? extends Node> kind) {
    return pipeline.graph().nodes().stream().filter(kind::isInstance).map(Node::id).toList();
  }

  private static void assertSameRecords(String id, PipelineTest expected, PipelineTest found) {
    assertThat(found.output(id).records())
        .as(id)
        .containsExactlyInAnyOrderElementsOf(expected.output(id).records());
  }

  private static void assertSameChanges(String id, PipelineTest expected, PipelineTest found) {
    assertThat(found.table(id).changes())
        .as(id)
        .containsExactlyInAnyOrderElementsOf(expected.table(id).changes());
    assertThat(found.table(id).rows()).as(id).isEqualTo(expected.table(id).rows());
  }
}
