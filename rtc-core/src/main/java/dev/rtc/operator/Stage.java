package dev.rtc.operator;

import dev.rtc.connector.RecordCheck;
import java.io.Serializable;
import org.apache.flink.api.common.functions.FilterFunction;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.common.functions.MapFunction;

/** Is one stateless step inside a {@link FusedOperator}. */
public sealed interface Stage extends Serializable {

  /** Returns the step it belongs to. */
  StepOrigin origin();

  /** Connects the stage to what comes behind it. */
  Receiver before(Receiver next, StepCounters counters);

  /**
   * Turns each record into one other.
   *
   * @param origin the step
   * @param function the user's function
   */
  record Map(StepOrigin origin, MapFunction<Object, Object> function) implements Stage {
    @Override
    public Receiver before(Receiver next, StepCounters counters) {
      return new MapReceiver(this, next, counters);
    }
  }

  /**
   * Lets some records pass.
   *
   * @param origin the step
   * @param function the user's predicate
   */
  record Filter(StepOrigin origin, FilterFunction<Object> function) implements Stage {
    @Override
    public Receiver before(Receiver next, StepCounters counters) {
      return new FilterReceiver(this, next, counters);
    }
  }

  /**
   * Turns each record into none, one or many others.
   *
   * @param origin the step
   * @param function the user's function
   */
  record FlatMap(StepOrigin origin, FlatMapFunction<Object, Object> function) implements Stage {
    @Override
    public Receiver before(Receiver next, StepCounters counters) {
      return new FlatMapReceiver(this, next, counters);
    }
  }

  /**
   * Lets every record pass that a check does not refuse.
   *
   * @param origin the step
   * @param check fails for a record that cannot go on
   */
  record Check(StepOrigin origin, RecordCheck<Object> check) implements Stage {
    @Override
    public Receiver before(Receiver next, StepCounters counters) {
      return new CheckReceiver(this, next, counters);
    }
  }

  /**
   * Turns the value of each row of a table into another.
   *
   * @param origin the step
   * @param function the user's function, of keys and values
   */
  record TableMap(StepOrigin origin, MapFunction<Object, Object> function) implements Stage {
    @Override
    public Receiver before(Receiver next, StepCounters counters) {
      return new TableMapReceiver(this, next, counters);
    }
  }

  /**
   * Leaves rows out of a table.
   *
   * @param origin the step
   * @param function the user's predicate, of keys and values
   */
  record TableFilter(StepOrigin origin, FilterFunction<Object> function) implements Stage {
    @Override
    public Receiver before(Receiver next, StepCounters counters) {
      return new TableFilterReceiver(this, next, counters);
    }
  }

  /**
   * Lets every record pass, counted.
   *
   * @param origin the step
   */
  record Pass(StepOrigin origin) implements Stage {
    @Override
    public Receiver before(Receiver next, StepCounters counters) {
      return record -> {
        counters.in().inc();
        counters.out().inc();
        next.receive(record);
      };
    }
  }
}
