package dev.rtc.launch;

import dev.rtc.Pipeline;
import dev.rtc.sample.Collected;
import dev.rtc.sample.GivenSource;

/** Runs a pipeline without end in a JVM of its own, which a test interrupts. */
final class Endless {

  private Endless() {}

  public static void main(String[] args) {
    Pipeline.define(
            "endless",
            p ->
                p.from("numbers", GivenSource.endless(1000))
                    .map(
                        "running",
                        number -> {
                          if (number == 0) {
                            System.out.println("running");
                          }
                          return number;
                        })
                    .to("out", new Collected<>()))
        .run(args);
  }
}
