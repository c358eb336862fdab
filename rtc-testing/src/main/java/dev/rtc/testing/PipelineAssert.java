package dev.rtc.testing;

import dev.rtc.Pipeline;
import java.util.List;
import org.assertj.core.api.AbstractAssert;

/**
 * Judges a pipeline without running it: what must hold so that its state survives upgrades and its
 * records travel fast.
 *
 * <pre>{@code
 * PipelineAssert.assertThat(pipeline).namesEveryOperator().serializesWithoutKryo();
 * }</pre>
 *
 * <p>The pipeline is translated with its own connectors, so that the operators they add are judged,
 * too; none is opened.
 */
public final class PipelineAssert extends AbstractAssert<PipelineAssert, Pipeline> {

  private PipelineAssert(Pipeline pipeline) {
    super(pipeline, PipelineAssert.class);
  }

  /** Begins assertions on a pipeline. */
  public static PipelineAssert assertThat(Pipeline pipeline) {
    return new PipelineAssert(pipeline);
  }

  /** Requires that no uid is left for Flink to generate: generated ones change with the graph. */
  public PipelineAssert namesEveryOperator() {
    refuse("uid", new FlinkGraph(actual).operatorsWithoutUid());
    return this;
  }

  /**
   * Requires that Kryo serializes no record and no key, however deeply nested. State that a user's
   * own function declares inside is not seen here; it fails as soon as it is opened, because rtc
   * switches generic types off.
   */
  public PipelineAssert serializesWithoutKryo() {
    refuse("serializer of its own", new FlinkGraph(actual).operatorsWithKryo());
    return this;
  }

  private void refuse(String lacking, List<String> operators) {
    if (!operators.isEmpty()) {
      throw failure(
          "pipeline '%s' has operators without a %s:\n  %s",
          actual.name(), lacking, String.join("\n  ", operators));
    }
  }
}
