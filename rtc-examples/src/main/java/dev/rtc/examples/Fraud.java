package dev.rtc.examples;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import dev.rtc.Pipeline;
import dev.rtc.Program;
import dev.rtc.connector.SinkSpec;
import dev.rtc.connector.SourceSpec;
import dev.rtc.connector.console.Console;
import dev.rtc.connector.generate.Generate;
import dev.rtc.connector.generate.Tick;
import dev.rtc.connector.generate.Timeline;
import dev.rtc.state.KeyContext;
import dev.rtc.state.StatefulFunction;
import dev.rtc.time.EventTime;
import dev.rtc.time.Lifetime;
import java.time.Duration;
import java.time.Instant;
import picocli.CommandLine.Command;

/** Suspects cards with which little was paid, as a trial, and much within a minute. */
@Command(
    name = "fraud",
    description = "Suspects cards that pay a trifle and a large sum within a minute.")
public final class Fraud implements Program {

  /**
   * Is one payment.
   *
   * @param at when it was
   * @param card the card
   * @param cents the sum
   */
  record Payment(Instant at, String card, long cents) {}

  /**
   * Is a suspicion.
   *
   * @param card the card
   * @param trial when the trifle was paid
   * @param cents the large sum
   */
  record Alert(String card, Instant trial, long cents) {}

  // region fraud
  static Pipeline fraud(SourceSpec<Payment> payments, SinkSpec<? super Alert> alerts) {
    return Pipeline.define("fraud", p -> p
        .from("payments", payments,
            EventTime.outOfOrder(Payment::at, ofSeconds(5)).idleAfter(ofMinutes(1)))
        .keyBy(Payment::card)
        .stateful("trial", Lifetime.eventTime(ofHours(1)), new SmallThenLarge(ofMinutes(1)))
        .to("alerts", alerts));
  }

  /** Remembers when a trifle was paid, until it is too long ago. */
  record SmallThenLarge(Duration within)
      implements StatefulFunction<String, Payment, Instant, Alert> {

    @Override
    public void onRecord(Payment payment, KeyContext<String, Instant, Alert> card) {
      if (payment.cents() >= 50_000) {
        card.state()
            .filter(trial -> !payment.at().isAfter(trial.plus(within)))
            .ifPresent(trial -> card.emit(new Alert(card.key(), trial, payment.cents())));
      }
      card.state().ifPresent(trial -> card.cancelEventTime(trial.plus(within)));
      card.forget();
      if (payment.cents() < 100) {
        card.keep(payment.at());
        card.wakeAtEventTime(payment.at().plus(within));
      }
    }

    @Override
    public void onTimer(KeyContext<String, Instant, Alert> card) {
      card.forget();
    }
  }

  // endregion

  @Override
  public Pipeline pipeline() {
    return fraud(madeUp(), Console.lines());
  }

  private static SourceSpec<Payment> madeUp() {
    Timeline timeline =
        Timeline.from(Instant.parse("2026-03-01T12:00:00Z"), ofMillis(20)).outOfOrder(ofSeconds(2));
    return Generate.events(timeline, Fraud::payment).limit(30_000).rate(10_000, ofSeconds(1));
  }

  /** One payment in fifty is a trifle, one in fifty is large. */
  private static Payment payment(Tick tick) {
    int chance = tick.random().nextInt(50);
    long cents = chance == 0 ? 42 : chance == 1 ? 80_000 : 2_500;
    return new Payment(tick.at(), "card-" + tick.number() % 500, cents);
  }

  /** Runs the program. */
  public static void main(String[] args) {
    Program.run(new Fraud(), args);
  }
}
