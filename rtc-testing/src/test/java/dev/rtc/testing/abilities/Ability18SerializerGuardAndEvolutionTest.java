package dev.rtc.testing.abilities;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rtc.testing.upgrade.Orders;
import dev.rtc.testing.upgrade.SerializerCheck;
import dev.rtc.testing.upgrade.UpgradeCheck;
import dev.rtc.type.DataType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shows ability 18: serializers are guarded, and what a type may become is known. */
class Ability18SerializerGuardAndEvolutionTest {

  // region guard
  enum Currency {
    EUR,
    USD
  }

  record Price(Currency currency, long net, long gross, Optional<Instant> until) {}

  @Test
  void prices_survive_the_wire() {
    SerializerCheck.of(DataType.of(Price.class))
        .with(new Price(Currency.EUR, 100, 119, Optional.empty()))
        .with(new Price(Currency.USD, 0, 0, Optional.of(Instant.EPOCH)))
        .assertSound();
  }

  @Test
  void prices_are_the_same_key_in_every_jvm() {
    SerializerCheck.of(DataType.of(Price.class))
        .with(new Price(Currency.EUR, 100, 119, Optional.empty()))
        .assertKey();
  }

  // endregion

  @Test
  void a_guard_that_could_not_see_swapped_fields_says_so() {
    assertThatThrownBy(
            () ->
                SerializerCheck.of(DataType.of(Price.class))
                    .with(new Price(Currency.EUR, 100, 100, Optional.empty()))
                    .assertSound())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("no value tells 'net' from 'gross'");
  }

  @Test
  void a_field_that_old_state_has_no_value_for_is_told_with_the_fix(@TempDir Path scratch)
      throws Exception {
    Path lock = scratch.resolve("orders.lock");
    String approved = Files.readString(Path.of("src/test/locks/orders.lock"));
    Files.writeString(lock, approved.replace("        cents?: Long\n", ""));

    assertThatThrownBy(() -> UpgradeCheck.of(Orders.pipeline()).against(lock).assertCompatible())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(
            "Order.cents: was absent, is Long; old state has no value for it: declare it Optional");
  }
}
