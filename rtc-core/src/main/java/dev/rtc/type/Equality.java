package dev.rtc.type;

import java.util.stream.Stream;

/** Finds what makes values of a type unequal although they hold the same: arrays. */
final class Equality {

  private Equality() {}

  /** Returns the type if equal content is {@code equals}, else one whose problem says why not. */
  @SuppressWarnings("unchecked") // what is refused describes no value at all
  static <T> DataType<T> required(DataType<T> type) {
    return pathsToArrays(type, type.name())
        .findFirst()
        .map(path -> (DataType<T>) refused(type.rawClass(), path))
        .orElse(type);
  }

  private static DataType<?> refused(Class<?> raw, String path) {
    return TypeRefusal.unsupported(
        raw,
        "the array " + path + ", which equals no other array, whatever they hold",
        "use a List, or Text instead of byte[]");
  }

  private static Stream<String> pathsToArrays(DataType<?> type, String path) {
    if (type.rawClass().isArray()) {
      return Stream.of(path);
    }
    Stream<String> inColumns =
        type.columns().stream()
            .flatMap(column -> pathsToArrays(column.type(), path + "." + column.name()));
    Stream<String> inParts =
        Stream.of(type.element().stream(), type.arguments().stream(), type.permitted().stream())
            .flatMap(parts -> parts)
            .flatMap(part -> pathsToArrays(part, path + "<" + part.name() + ">"));
    return Stream.concat(inColumns, inParts);
  }
}
