package dev.rtc.operator;

import java.io.Serializable;

/**
 * Names the step a piece of running code belongs to.
 *
 * @param id the step's id
 * @param line the user's file and line
 */
public record StepOrigin(String id, String line) implements Serializable {

  @Override
  public String toString() {
    return "step '%s' (%s)".formatted(id, line);
  }
}
