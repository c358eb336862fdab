package dev.rtc.type;

import java.io.Serializable;

/** Describes one component of a record and reads it from a value. */
public final class Column implements Serializable {

  private static final long serialVersionUID = 1L;

  private final Class<?> record;
  private final String name;
  private final DataType<?> type;

  Column(Class<?> record, String name, DataType<?> type) {
    this.record = record;
    this.name = name;
    this.type = type;
  }

  /** Returns the component's name. */
  public String name() {
    return name;
  }

  /** Returns the component's type. */
  public DataType<?> type() {
    return type;
  }

  /** Reads the component from a value of the record. */
  public Object read(Object value) {
    throw new UnsupportedOperationException(record + " not yet");
  }
}
