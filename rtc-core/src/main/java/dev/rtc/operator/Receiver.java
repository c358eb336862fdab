package dev.rtc.operator;

/** Takes one record after the other inside a {@link FusedOperator}. */
@FunctionalInterface
public interface Receiver {

  /** Takes a record. */
  void receive(Object record) throws Exception;
}
