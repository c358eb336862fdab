package dev.rtc.type;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.api.common.serialization.SerializerConfig;

/** Describes a map. */
record MapShape<K, V>(DataType<K> key, DataType<V> value) implements Shape<Map<K, V>> {

  @Override
  public String name() {
    return "Map<" + key.name() + ", " + value.name() + ">";
  }

  @Override
  public Class<Map<K, V>> rawClass() {
    return Shape.erased(Map.class);
  }

  @Override
  public List<DataType<?>> arguments() {
    return List.of(key, value);
  }

  @Override
  public List<TypeProblem> problems() {
    return Stream.of(key.problemsUnder("[key]"), value.problemsUnder("[value]"))
        .flatMap(List::stream)
        .toList();
  }

  @Override
  public List<TypeProblem> keyProblems() {
    return List.of(
        UnknownShape.noKey(
            name() + ", whose order differs between equal maps",
            "key by a List of records, sorted by the map's keys"));
  }

  @Override
  public ValueSerializer<Map<K, V>> serializer(boolean accumulates, SerializerConfig config) {
    return new MapSerializer<>(
        key.serializer(accumulates, config), value.serializer(accumulates, config), accumulates);
  }
}
