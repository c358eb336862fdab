package dev.rtc.check;

import static dev.rtc.check.Faults.fault;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.connector.SourceSpec;
import dev.rtc.sample.Collected;
import dev.rtc.sample.GivenSource;
import dev.rtc.sample.Sources;
import dev.rtc.type.DataType;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.flink.api.common.functions.MapFunction;
import org.junit.jupiter.api.Test;

class SerializableRuleTest {

  private static final SourceSpec<String> WORDS = GivenSource.of(DataType.STRING, "a");

  private final CountDownLatch latch = new CountDownLatch(1);

  @Test
  void a_lambda_that_uses_a_field_captures_this() {
    List<String> faults = faultsOf(word -> word + latch.getCount());

    assertThat(faults).containsExactly(captured("`this` (SerializableRuleTest)"));
  }

  @Test
  void a_method_reference_to_this_captures_this() {
    List<String> faults = faultsOf(this::counted);

    assertThat(faults).containsExactly(captured("`this` (SerializableRuleTest)"));
  }

  @Test
  void a_lambda_captures_local_variables() {
    Thread thread = new Thread("local");

    List<String> faults = faultsOf(word -> word + thread.getName());

    assertThat(faults).containsExactly(captured("a variable of type Thread"));
  }

  @Test
  void a_variable_of_the_own_class_is_not_this() {
    List<String> faults = faultsOf(inStaticMethod(this));

    assertThat(faults).containsExactly(captured("a variable of type SerializableRuleTest"));
  }

  @Test
  @SuppressWarnings("UnnecessaryAnonymousClass") // the point
  void an_anonymous_class_captures_what_it_uses() {
    Thread thread = new Thread("local");

    List<String> faults = faultsOf(anonymous(thread));

    assertThat(faults).containsExactly(captured("`thread` (Thread)"));
  }

  @Test
  void an_inner_class_captures_what_is_around_it() {
    List<String> faults = faultsOf(new Inner());

    assertThat(faults).containsExactly(captured("`this` (SerializableRuleTest)"));
  }

  @Test
  void what_lies_deeper_is_named_by_its_path() {
    List<String> faults = faultsOf(new Configured(new Settings("a", new Thread("deep"))));

    assertThat(faults).containsExactly(captured("`settings.owner` (Thread)"));
  }

  @Test
  void a_variable_that_holds_something_deeper_is_named_by_its_path() {
    Settings settings = new Settings("a", new Thread("deep"));

    List<String> faults = faultsOf(word -> word + settings.name());

    assertThat(faults)
        .containsExactly(captured("a variable of type Settings, in it `owner` (Thread)"));
  }

  @Test
  void a_function_that_refuses_to_be_written_is_named() {
    List<String> faults = faultsOf(new Refusing());

    assertThat(faults)
        .containsExactly(
            unserializable("cannot be serialized: java.lang.IllegalStateException: refused"));
  }

  @Test
  void what_is_serializable_may_be_captured() {
    String suffix = "!";

    List<String> faults = faultsOf(word -> word + suffix);

    assertThat(faults).isEmpty();
  }

  private static List<String> faultsOf(MapFunction<String, String> mapper) {
    return Faults.of(
        p ->
            p.from("words", WORDS)
                .map("map", DataType.STRING, mapper)
                .to("out", new Collected<>()));
  }

  private static String captured(String what) {
    return unserializable("captures %s, which is not serializable".formatted(what));
  }

  private static String unserializable(String what) {
    return fault(
        "RTC-204",
        "map",
        Sources.at(SerializableRuleTest.class, ".map(\"map\""),
        "the function of 'map' " + what,
        "copy what is needed into a local variable before the lambda, make the function a static"
            + " method, or open the resource inside .process(...)");
  }

  private String counted(String word) {
    return word + latch.getCount();
  }

  private static MapFunction<String, String> inStaticMethod(SerializableRuleTest test) {
    return word -> word + test.latch.getCount();
  }

  private static MapFunction<String, String> anonymous(Thread thread) {
    return new MapFunction<>() {
      private static final long serialVersionUID = 1L;

      @Override
      public String map(String word) {
        return word + thread.getName();
      }
    };
  }

  private final class Inner implements MapFunction<String, String> {

    private static final long serialVersionUID = 1L;

    @Override
    public String map(String word) {
      return word + latch.getCount();
    }
  }

  private record Configured(Settings settings) implements MapFunction<String, String> {

    @Override
    public String map(String word) {
      return word + settings.name();
    }
  }

  private record Settings(String name, Thread owner) implements Serializable {}

  private static final class Refusing implements MapFunction<String, String> {

    private static final long serialVersionUID = 1L;

    @Override
    public String map(String word) {
      return word;
    }

    private void writeObject(ObjectOutputStream out) {
      throw new IllegalStateException("refused");
    }
  }
}
