package dev.rtc.testing.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LockTest {

  private static final Path GOLDEN = Path.of("src/test/locks/orders.lock");

  @TempDir Path scratch;

  @AfterEach
  void forgetMode() {
    System.clearProperty(LockCheck.PROPERTY);
  }

  private Path lock() {
    return scratch.resolve("locks").resolve("orders.lock");
  }

  private LockCheck check() {
    return UpgradeCheck.of(Orders.pipeline()).against(lock());
  }

  private Path edited(String from, String to) throws IOException {
    check().approve();
    String text = Files.readString(lock());
    assertThat(text).contains(from);
    Files.writeString(lock(), text.replace(from, to));
    return lock();
  }

  @Test
  void the_lock_is_text_that_is_approved_line_by_line() throws IOException {
    LockCheck approved = UpgradeCheck.of(Orders.pipeline()).against(GOLDEN);

    if (Boolean.getBoolean("golden.update")) {
      approved.approve();
    }

    assertThat(approved.text()).isEqualTo(Files.readString(GOLDEN));
    approved.assertSafe();
  }

  @Test
  void what_is_written_is_read_back() {
    LockCheck check = check();

    check.approve();

    assertThat(LockText.of(LockReader.read(lock()))).isEqualTo(check.text());
    assertThat(check.report().verdict()).isEqualTo(Verdict.SAFE);
    assertThat(check.report())
        .hasToString("pipeline 'orders' from " + lock() + ": SAFE, nothing differs");
  }

  @Test
  void a_missing_lock_fails_and_says_how_to_write_it() {
    assertThatThrownBy(() -> check().assertSafe())
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            "there is no lock %s for pipeline 'orders'; run this test once with -Drtc.lock=write,"
                + " look at the file and commit it",
            lock());
    assertThat(lock()).doesNotExist();
  }

  @Test
  void a_missing_lock_is_written_when_asked_for() {
    System.setProperty(LockCheck.PROPERTY, "write");
    check().assertSafe();
    System.clearProperty(LockCheck.PROPERTY);

    check().assertSafe();
  }

  @Test
  void another_way_to_check_is_refused_with_those_there_are() {
    System.setProperty(LockCheck.PROPERTY, "wirte");

    assertThatThrownBy(() -> check().assertSafe())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "-Drtc.lock=wirte is no way to check a lock; write -Drtc.lock=write,"
                + " -Drtc.lock=break, or nothing to compare");
    assertThat(lock()).doesNotExist();
  }

  @Test
  void a_safe_change_must_be_approved_with_the_change() throws IOException {
    edited("\nstep changes\n  max parallelism 256\n", "");

    assertThat(check().verdict()).isEqualTo(Verdict.SAFE);
    assertThatThrownBy(() -> check().assertSafe())
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            """
            pipeline 'orders' from %1$s: SAFE
              SAFE      changes
                        the step: was absent, is there; it keeps no state
            nothing is lost, but %1$s is out of date: run with -Drtc.lock=write and commit it\
            """,
            lock());
    System.setProperty(LockCheck.PROPERTY, "write");
    check().assertSafe();
    assertThat(Files.readString(lock())).isEqualTo(check().text());
  }

  @Test
  void a_migration_is_compatible_and_not_safe() throws IOException {
    edited("            box?: optional\n              element: Integer\n", "");

    assertThatThrownBy(() -> check().assertSafe())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("  MIGRATES  last")
        .hasMessageContaining("Parcel.box: was absent, is an Optional; it is empty in old state")
        .hasMessageContaining("nothing is lost, but there is no way back to the old version");
    System.setProperty(LockCheck.PROPERTY, "write");
    check().assertCompatible();
    assertThat(Files.readString(lock())).isEqualTo(check().text());
  }

  @Test
  void what_breaks_is_not_approved_in_passing() throws IOException {
    String broken = Files.readString(edited("cents?: Long", "cents?: Integer"));

    System.setProperty(LockCheck.PROPERTY, "write");
    assertThatThrownBy(() -> check().assertCompatible())
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Order.cents: was Integer, is Long")
        .hasMessageContaining(
            "state is lost: repair the pipeline; or, if that is meant, run with -Drtc.lock=break");
    assertThat(Files.readString(lock())).isEqualTo(broken);

    System.setProperty(LockCheck.PROPERTY, "break");
    check().assertCompatible();
    assertThat(Files.readString(lock())).isEqualTo(check().text());
  }

  @Test
  void a_lock_of_a_newer_format_is_refused_by_name() throws IOException {
    Path lock = edited("rtc.lock 1", "rtc.lock 2");

    assertThatThrownBy(() -> check().verdict())
        .isInstanceOf(DamagedLockException.class)
        .hasMessage(
            lock
                + " was written by a newer rtc: it has format 2, and this one reads formats up to"
                + " 1; raise the version of rtc-testing");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          rtc.lock 1          | lock 1               | 1  | a lock begins with 'rtc.lock <format>'
          rtc.lock 1          | rtc.lock one         | 1  | 'one' is no number
          pipeline orders     | orders               | 4  | a line 'pipeline <name>' is to follow
          step lines          | stop lines           | 6  | only 'step <id>' stands without indentation
          step order          | step lines           | 11 | there is a step of this id already
          parallelism 256     | parallelism many     | 7  | 'many' is no number
          connector splits    | connector crumbs     | 8  | where the role is one of [splits,
          connector splits 1  | connector splits one | 8  | 'one' is no number
          state aggregating   | state aggravating    | 21 | where the kind is one of [value,
          value: long[]       | value long[]         | 23 | as in 'cents: Long'
          does window         | dose window          | 16 | a step has 'max parallelism', 'does',
          CARD                | CA RD                | 19 | only the constants of the enum stand there
          """)
  void damage_is_told_with_its_line(String from, String to, int line, String why)
      throws IOException {
    check().approve();
    Files.writeString(lock(), Files.readString(lock()).replaceFirst(Pattern.quote(from), to));

    assertThatThrownBy(() -> check().verdict())
        .isInstanceOf(DamagedLockException.class)
        .hasMessageStartingWith(lock() + ":" + line + " is damaged: found '")
        .hasMessageContaining(why)
        .hasMessageEndingWith("or delete it and write it anew with -Drtc.lock=write");
  }

  @Test
  void wrong_indentation_is_told_with_its_line() throws IOException {
    Path lock =
        edited(
            "\n    namespace: flink TimeWindow$Serializer\n    value",
            "\n       namespace: x\n    value");

    assertThatThrownBy(() -> check().verdict())
        .isInstanceOf(DamagedLockException.class)
        .hasMessageStartingWith(
            lock + ":22 is damaged: found 'namespace: x', but it is indented by 7");
  }

  @Test
  void an_empty_lock_and_one_in_no_known_charset_are_refused() throws IOException {
    check().approve();
    Files.writeString(lock(), "\n");
    assertThatThrownBy(() -> check().verdict())
        .isInstanceOf(DamagedLockException.class)
        .hasMessageContaining("the file is empty");

    Files.write(lock(), new byte[] {(byte) 0xff, (byte) 0xfe});
    assertThatThrownBy(() -> check().verdict())
        .isInstanceOf(DamagedLockException.class)
        .hasMessageContaining("it is no text in UTF-8");
  }
}
