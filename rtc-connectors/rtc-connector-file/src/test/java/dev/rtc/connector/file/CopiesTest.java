package dev.rtc.connector.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CopiesTest {

  @ParameterizedTest
  @CsvSource({
    "/log/app.log, /log/app.log.1",
    "/log/app.log, /log/app.log.2.gz",
    "/log/app.log, /log/app.log-20260102",
    "/log/app.log, /log/app-2026-01-02.log.gz",
    "/log/app.log.1, /log/app.log.2.gz",
    "/log/app.access.log, /log/app.access.log.1"
  })
  void a_log_with_a_rotation_suffix_is_that_log_rotated(String log, String other) {
    assertThat(Copies.isRotated(log, other)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "/log/app.access.log, /log/app.error.log",
    "/log/app.log, /log/app2.log",
    "/log/app.log, /log/app.log",
    "/log/app.log, /log/app.log.part",
    "/log/app.log, /log/app.error.log"
  })
  void a_log_of_another_name_is_a_log_of_its_own(String log, String other) {
    assertThat(Copies.isRotated(log, other)).isFalse();
  }
}
