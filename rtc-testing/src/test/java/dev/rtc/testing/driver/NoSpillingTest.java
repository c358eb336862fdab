package dev.rtc.testing.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import org.junit.jupiter.api.Test;

class NoSpillingTest {

  @Test
  void what_runs_when_the_jvm_is_told_to_end_goes_on() throws Exception {
    NoSpilling told = new NoSpilling();
    told.close();

    assertThat(told.getSpillingDirectoriesPaths()).containsExactly(Host.DIRECTORY);
    assertThat(told.getSpillingDirectories()).containsExactly(new File(Host.DIRECTORY));
  }
}
