package dev.rtc.testing.connector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.connector.DeadLetter;
import dev.rtc.connector.OnError;
import dev.rtc.connector.Problems;
import dev.rtc.testing.Codec;
import dev.rtc.type.DataType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Timeout;
import org.opentest4j.TestAbortedException;

/** Holds what the cases of all kinds of connectors share. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Timeout(120)
abstract class ConnectorCases {

  static final int PARALLELISM = 2;
  static final int FEW = 1;
  static final int MANY = 3;

  /** How many records have passed when a run is disturbed. */
  static final int AMIDST = 10;

  /** More than any cut needs. */
  static final int RESTARTS = 100;

  private static final String BAD = "bad";

  private Place place;

  @BeforeEach
  void open() throws IOException {
    place = Place.open();
  }

  @AfterEach
  void delete() throws IOException {
    place.delete();
  }

  /** Returns the place of the case that runs. */
  Place place() {
    return place;
  }

  /** Skips a case for want of what only the author knows. */
  TestAbortedException notGiven(String method, String untested) {
    return new TestAbortedException(
        "%s does not override %s: %s is not tested"
            .formatted(getClass().getSimpleName(), method, untested));
  }

  /** Lets a connection be lost while records pass, and comes back when it is healed. */
  static void cutAmidst(KitJob job, Course course, Link link) throws Exception {
    job.awaitUntil(() -> course.passed() >= AMIDST, () -> "no record comes before the cut");
    link.cut();
    try {
      job.awaitShortly(link.lasting());
    } finally {
      link.heal();
    }
    course.hurry();
  }

  static void requireFailed(Course course) {
    if (course.isFailureDue()) {
      throw new AssertionError(
          "no checkpoint lay amidst the records, so that the failure could not come; give more"
              + " records per partition");
    }
  }

  static OnError toBad(Course course) {
    return OnError.to(BAD, new LedgerSpec<>(course.id(), BAD));
  }

  static List<DeadLetter> letters(Course course) {
    Codec<DeadLetter> codec = Codec.of(DataType.of(DeadLetter.class));
    return course.committed(BAD).stream().map(codec::decode).toList();
  }

  static void requireDescription(String first, String second) {
    assertThat(first)
        .as("describe() says what it is")
        .isNotBlank()
        .as("describe() is one line")
        .doesNotContain("\n")
        .as("describe() shows no identity of an object, which differs in each run")
        .doesNotContainPattern("@[0-9a-f]{5,}")
        .as("describe() of two equal connectors")
        .isEqualTo(second);
  }

  /** Collects what a connector reports about itself. */
  static List<String> reported(Consumer<Problems> check) {
    List<String> reported = new ArrayList<>();
    check.accept(
        (code, found, instead) -> {
          assertThat(code).as("the code of a fault").isNotBlank();
          assertThat(found).as("what %s found", code).isNotBlank();
          assertThat(instead).as("what to write instead of what %s found", code).isNotBlank();
          reported.add("%s %s; %s".formatted(code, found, instead));
        });
    return reported;
  }

  static void requireNamed(Wrong<?> wrong, List<String> reported) {
    assertThat(reported)
        .as("what validate says of wrong settings")
        .anySatisfy(
            problem -> assertThat(problem).startsWith(wrong.code() + " ").contains(wrong.found()));
  }
}
