package dev.rtc.testing.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class SettingsTest {

  private static final List<UnaryOperator<Settings>> CHANGES =
      List.of(
          settings -> settings.withInput("in", random -> List.of()),
          settings -> settings.withParallelism(2, 4),
          settings -> settings.withBackend(Backend.ROCKSDB),
          settings -> settings.withFaults(Set.of()),
          settings -> settings.withSeeds(2, 3),
          settings -> settings.withHorizon(Duration.ZERO),
          settings -> settings.withShownMoves(0),
          settings -> settings.withShrinkingRuns(0),
          settings -> settings.withUnordered("out"),
          settings -> settings.withKey("out", record -> record),
          settings -> settings.withView("out", record -> record),
          settings -> settings.withTable("out"),
          settings -> settings.withByTheClock("out"),
          settings -> settings.withBatch(),
          settings -> settings.withInvariant("any", outcome -> {}));

  @Test
  void each_change_keeps_all_others() {
    Settings changed = Settings.DEFAULT;
    for (UnaryOperator<Settings> change : CHANGES) {
      changed = change.apply(changed);
    }

    for (UnaryOperator<Settings> change : CHANGES) {
      Map<String, Object> kept = values(change.apply(changed));

      values(Settings.DEFAULT)
          .forEach((name, unset) -> assertThat(kept.get(name)).as(name).isNotEqualTo(unset));
    }
  }

  private static Map<String, Object> values(Settings settings) {
    Map<String, Object> values = new TreeMap<>();
    Arrays.stream(Settings.class.getDeclaredFields())
        .filter(field -> !Modifier.isStatic(field.getModifiers()))
        .forEach(field -> values.put(field.getName(), value(field, settings)));
    return values;
  }

  private static Object value(Field field, Settings settings) {
    try {
      field.setAccessible(true);
      return field.get(settings);
    } catch (IllegalAccessException e) {
      throw new LinkageError("not a field of its own", e);
    }
  }
}
