package dev.rtc.operator;

import dev.rtc.connector.RecordCheck;
import dev.rtc.state.Ranking;

/**
 * Fails for a record that cannot be ranked: it is compared with itself, which reads every field.
 *
 * @param ranking which record is better
 */
public record RankingCheck(Ranking<Object> ranking) implements RecordCheck<Object> {

  @Override
  public void check(Object record) {
    ranking.compare(record, record);
  }
}
