package dev.rtc.testing.upgrade;

import dev.rtc.type.DataType;
import dev.rtc.type.KeyType;
import dev.rtc.type.TypeProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/**
 * Guards the serializer of a type: values of yours go through it in every way Flink takes.
 *
 * <p>What is asked: does Kryo have a part in it; does each value come back equal, also beside
 * others, into an object that is reused, through a copy, a copy of bytes, a duplicate and a
 * serializer restored from a savepoint; is a value that can change copied; do the values tell every
 * two fields of one type apart, so that swapped ones would be found.
 *
 * @param <T> the type
 */
public final class SerializerCheck<T> {

  private final String name;
  private final Class<T> type;
  private final List<String> problems;
  private final Optional<TypeSerializer<T>> serializer;
  private final Optional<KeyType<T>> key;
  private final List<String> keyProblems;
  private final List<T> values;

  private SerializerCheck(
      String name,
      Class<T> type,
      List<String> problems,
      Optional<TypeSerializer<T>> serializer,
      Optional<KeyType<T>> key,
      List<String> keyProblems,
      List<T> values) {
    this.name = name;
    this.type = type;
    this.problems = problems;
    this.serializer = serializer;
    this.key = key;
    this.keyProblems = keyProblems;
    this.values = values;
  }

  /** Begins a check of a type of rtc's. */
  public static <T> SerializerCheck<T> of(DataType<T> type) {
    List<String> problems = type.problems().stream().map(TypeProblem::toString).toList();
    List<String> keyProblems = type.keyProblems().stream().map(TypeProblem::toString).toList();
    boolean sound = problems.isEmpty();
    return new SerializerCheck<>(
        type.name(),
        type.rawClass(),
        problems,
        sound ? Optional.of(serializer(type.typeInformation())) : Optional.empty(),
        sound && keyProblems.isEmpty() ? Optional.of(type.key()) : Optional.empty(),
        keyProblems,
        List.of());
  }

  /**
   * Begins a check of what Flink or anybody else describes; of an accumulator, too: {@code
   * of(type.accumulator())}.
   */
  public static <T> SerializerCheck<T> of(TypeInformation<T> type) {
    List<String> problems = new ArrayList<>();
    Optional<TypeSerializer<T>> serializer = Optional.empty();
    try {
      serializer = Optional.of(serializer(type));
    } catch (UnsupportedOperationException e) {
      problems.add(type + " would go through Kryo: " + e.getMessage());
    }
    return new SerializerCheck<>(
        type.toString(),
        type.getTypeClass(),
        problems,
        serializer,
        Optional.empty(),
        List.of(),
        List.of());
  }

  private static <T> TypeSerializer<T> serializer(TypeInformation<T> type) {
    SerializerConfigImpl withoutKryo = new SerializerConfigImpl();
    withoutKryo.setGenericTypes(false);
    return type.createSerializer(withoutKryo);
  }

  /** Takes the values that go through the serializer, besides those given before. */
  @SafeVarargs
  public final SerializerCheck<T> with(T... more) {
    List<T> all = new ArrayList<>(values);
    for (T value : more) {
      all.add(Objects.requireNonNull(value, "a value to check"));
    }
    return new SerializerCheck<>(
        name, type, problems, serializer, key, keyProblems, List.copyOf(all));
  }

  /**
   * Requires that the serializer does right by every value.
   *
   * @throws AssertionError with everything it does not
   * @throws IllegalStateException if there are no values
   */
  public void assertSound() {
    report(faults());
  }

  /**
   * Requires {@link #assertSound()}, and that each value is the same key in another JVM, with the
   * same hash: state lies where the hash says. Starts a JVM, which takes a second.
   *
   * @throws AssertionError with everything that is not so
   * @throws IllegalStateException if there are no values
   */
  public void assertKey() {
    List<String> faults = new ArrayList<>(faults());
    faults.addAll(keyProblems);
    if (faults.isEmpty()) {
      serializer.ifPresent(by -> faults.addAll(ForeignHashes.faults(by, key, values)));
    }
    report(faults);
  }

  private List<String> faults() {
    if (values.isEmpty()) {
      throw new IllegalStateException(
          "SerializerCheck of %s has no values; give some: .with(value, ...)".formatted(name));
    }
    List<String> faults = new ArrayList<>(problems);
    serializer.ifPresent(
        by -> {
          faults.addAll(FieldsApart.faults(type, values));
          faults.addAll(new WireTrial<>(by).faults(values));
        });
    return faults;
  }

  private void report(List<String> faults) {
    if (!faults.isEmpty()) {
      throw new AssertionError(
          "the serializer of %s has %s:\n  %s"
              .formatted(
                  name,
                  faults.size() == 1 ? "a fault" : faults.size() + " faults",
                  String.join("\n  ", faults)));
    }
  }
}
