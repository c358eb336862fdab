package dev.rtc.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.SerializerTestBase;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs Flink's own tests of serializers for every type, as fact, accumulator and key. */
@ParameterizedClass
@MethodSource("cases")
class SerializerTest extends SerializerTestBase<Object> {

  record Case(TypeInformation<?> information, int length, List<?> values) {

    @Override
    public String toString() {
      return information.toString();
    }
  }

  private final Case subject;

  SerializerTest(Case subject) {
    super(Values.CHECKER);
    this.subject = subject;
  }

  static Stream<Case> cases() {
    return Stream.concat(
        Sample.all().flatMap(SerializerTest::factAndAccumulator),
        Sample.keys().map(SerializerTest::key));
  }

  private static <T> Stream<Case> factAndAccumulator(Sample<T> sample) {
    DataType<T> type = sample.type();
    int length = type.serializer(false, new SerializerConfigImpl()).getLength();
    return Stream.of(
        new Case(type.typeInformation(), length, sample.values()),
        new Case(type.accumulator(), length, sample.values()));
  }

  private static <T> Case key(Sample<T> sample) {
    KeyType<T> key = sample.type().key();
    List<Object> keys = new ArrayList<>();
    sample.values().forEach(value -> keys.add(key.wrap(value)));
    int length = sample.type().serializer(false, new SerializerConfigImpl()).getLength();
    return new Case(key.typeInformation(), length, keys);
  }

  @Override
  @SuppressWarnings("unchecked") // the case's values are of the serializer's type
  protected TypeSerializer<Object> createSerializer() {
    SerializerConfigImpl withoutKryo = new SerializerConfigImpl();
    withoutKryo.setGenericTypes(false);
    return (TypeSerializer<Object>) subject.information.createSerializer(withoutKryo);
  }

  @Override
  protected int getLength() {
    return subject.length;
  }

  @Override
  @SuppressWarnings("unchecked") // Object is what all classes of the cases have in common
  protected Class<Object> getTypeClass() {
    return (Class<Object>) subject.information.getTypeClass();
  }

  @Override
  protected Object[] getTestData() {
    return subject.values.toArray();
  }

  /** There is no value that every type has; Flink asks for none where objects aren't reused. */
  @Test
  @Override
  protected void testInstantiate() {
    assertThat(createSerializer().createInstance()).isNull();
  }

  @Test
  void null_is_refused_with_the_name_of_the_type() {
    assertThatNullPointerException()
        .isThrownBy(() -> Values.bytes(createSerializer(), null))
        .withMessageContaining("null where a value of type ");
  }
}
