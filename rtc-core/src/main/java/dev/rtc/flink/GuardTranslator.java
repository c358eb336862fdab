package dev.rtc.flink;

import dev.rtc.aggregate.Aggregation;
import dev.rtc.aggregate.Field;
import dev.rtc.connector.RecordCheck;
import dev.rtc.graph.Folding;
import dev.rtc.graph.Keying;
import dev.rtc.graph.Node;
import dev.rtc.graph.RunningNode;
import dev.rtc.graph.TopNode;
import dev.rtc.graph.TotalNode;
import dev.rtc.graph.WindowNode;
import dev.rtc.operator.AllChecks;
import dev.rtc.operator.FoldCheck;
import dev.rtc.operator.FusedOperator;
import dev.rtc.operator.KeyCheck;
import dev.rtc.operator.OnBadRecord;
import dev.rtc.operator.RankingCheck;
import dev.rtc.operator.Stage;
import dev.rtc.operator.WritableCheck;
import dev.rtc.plan.GuardStep;
import dev.rtc.state.Ranking;
import dev.rtc.type.KeyType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** Adds what tries each record in front of a step. */
final class GuardTranslator {

  private GuardTranslator() {}

  static void translate(GuardStep step, Streams streams) {
    OnBadRecord onBadRecord = Streams.onBadRecord(step.node(), step.tolerance());
    Stage check = new Stage.Check(onBadRecord.origin(), check(step));
    DataStream<Object> records = streams.input(step.inputs());
    SingleOutputStreamOperator<Object> passed =
        records.transform(
            step.uid(),
            records.getType(),
            new FusedOperator<>(List.of(check), Map.of(step.node().id(), onBadRecord)));
    streams.put(step.uid(), passed);
    streams.putErrors(onBadRecord, passed);
  }

  /** Tries all that the step behind does with a record alone; the cheapest first. */
  private static RecordCheck<Object> check(GuardStep step) {
    Node node = step.node();
    List<RecordCheck<Object>> checks = new ArrayList<>();
    step.sinkCheck().ifPresent(checks::add);
    node.keying().map(GuardTranslator::key).ifPresent(checks::add);
    folding(node).map(GuardTranslator::fold).ifPresent(checks::add);
    if (node instanceof TopNode top) {
      checks.add(ranking(top));
      top.identity().map(GuardTranslator::identity).ifPresent(checks::add);
    }
    checks.add(new WritableCheck(step.tolerance().input().typeInformation()));
    return new AllChecks(checks);
  }

  private static RecordCheck<Object> key(Keying keying) {
    return new KeyCheck(Streams.selector(keying), Streams.keyType(keying));
  }

  private static Optional<Folding> folding(Node node) {
    if (node instanceof TotalNode total) {
      return Optional.of(total.folding());
    } else if (node instanceof RunningNode running) {
      return Optional.of(running.folding());
    }
    return node instanceof WindowNode window ? Optional.of(window.folding()) : Optional.empty();
  }

  @SuppressWarnings("unchecked") // the language attached the aggregation to records it takes
  private static RecordCheck<Object> fold(Folding folding) {
    return new FoldCheck(
        (Aggregation<Object, Object, ?>) folding.aggregation(),
        folding.accumulator().accumulator());
  }

  @SuppressWarnings("unchecked") // the language took a ranking of these records
  private static RecordCheck<Object> ranking(TopNode node) {
    return new RankingCheck((Ranking<Object>) node.ranking());
  }

  @SuppressWarnings("unchecked") // the language took a field of these records
  private static RecordCheck<Object> identity(TopNode.Identity identity) {
    Field<Object, Object> field = (Field<Object, Object>) identity.field();
    return new KeyCheck(field::of, (KeyType<Object>) identity.type().key());
  }
}
