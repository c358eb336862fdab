package dev.rtc.flink;

import dev.rtc.connector.SinkInput;
import dev.rtc.connector.UpsertSpec;
import dev.rtc.operator.FusedOperator;
import dev.rtc.operator.Stage;
import dev.rtc.operator.StepOrigin;
import dev.rtc.plan.UpsertStep;
import dev.rtc.type.Change;
import dev.rtc.type.DataType;
import java.util.List;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** Adds sinks for rows. */
final class UpsertTranslator {

  private UpsertTranslator() {}

  static void translate(UpsertStep step, Streams streams) {
    add(step.node().sink(), step, streams);
  }

  @SuppressWarnings("unchecked") // the language attached the sink to a table it takes
  private static <K, V> void add(UpsertSpec<K, V> spec, UpsertStep step, Streams streams) {
    SinkInput<Change<K, V>> input =
        new SinkInput<>((DataType<Change<K, V>>) step.node().type(), step.boundedness());
    DataStream<Change<K, V>> changes = streams.input(step.inputs());
    streams.end(
        step.uid(),
        step.beforeImages() ? withoutBeforeImages(step, changes) : changes,
        spec.sink(input),
        spec.singleWriter());
  }

  private static <K, V> DataStream<Change<K, V>> withoutBeforeImages(
      UpsertStep step, DataStream<Change<K, V>> changes) {
    String uid = step.uid() + "/upserts";
    StepOrigin origin = new StepOrigin(uid, step.node().at().toString());
    Stage stage =
        new Stage.Filter(
            origin, change -> ((Change<?, ?>) change).kind() != Change.Kind.UPDATE_BEFORE);
    SingleOutputStreamOperator<Change<K, V>> upserts =
        changes.transform(uid, changes.getType(), new FusedOperator<>(List.of(stage)));
    return upserts.uid(uid).name(uid);
  }
}
