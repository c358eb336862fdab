package dev.rtc.testing.job;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;

/** Makes what is put in the place of the sources and sinks of a job. */
public interface Ends {

  /**
   * Returns a source.
   *
   * @param uid the uid of the one it replaces
   * @param type the type of its records
   * @param boundedness that of the one it replaces
   */
  <T> Source<T, ?, ?> source(String uid, TypeInformation<T> type, Boundedness boundedness);

  /**
   * Returns a sink.
   *
   * @param uid the uid of the one it replaces
   * @param type the type of its records
   */
  <T> Sink<T> sink(String uid, TypeInformation<T> type);
}
