package dev.rtc.testing.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Shrinks a list that fails to one of which no part can be left out (Zeller and Hildebrandt,
 * Simplifying and Isolating Failure-Inducing Input, 2002).
 */
final class Ddmin {

  private Ddmin() {}

  static <T> List<T> shrink(List<T> failing, Predicate<List<T>> fails) {
    List<T> current = failing;
    if (!current.isEmpty() && fails.test(List.of())) {
      return List.of();
    }
    int parts = 2;
    while (current.size() >= 2) {
      List<T> smaller = withoutOnePart(current, parts, fails);
      if (smaller.size() < current.size()) {
        current = smaller;
        parts = Math.max(parts - 1, 2);
      } else if (parts >= current.size()) {
        break;
      } else {
        parts = Math.min(2 * parts, current.size());
      }
    }
    return current;
  }

  private static <T> List<T> withoutOnePart(List<T> current, int parts, Predicate<List<T>> fails) {
    for (int part = 0; part < parts; part++) {
      int from = part * current.size() / parts;
      int to = (part + 1) * current.size() / parts;
      List<T> rest = new ArrayList<>(current.subList(0, from));
      rest.addAll(current.subList(to, current.size()));
      if (fails.test(rest)) {
        return rest;
      }
    }
    return current;
  }
}
