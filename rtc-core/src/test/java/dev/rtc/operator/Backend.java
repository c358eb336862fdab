package dev.rtc.operator;

import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.runtime.state.heap.HeapKeyedStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.state.rocksdb.RocksDBKeyedStateBackend;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.StreamOperator;

/** Where state is kept in a test. */
enum Backend {
  HEAP,
  ROCKSDB;

  StateBackend make() {
    return this == HEAP ? new HashMapStateBackend() : new EmbeddedRocksDBStateBackend();
  }

  /** Tells whether an operator's state is really held there. */
  boolean holds(StreamOperator<?> operator) {
    Object states = ((AbstractStreamOperator<?>) operator).getKeyedStateBackend();
    return this == HEAP
        ? states instanceof HeapKeyedStateBackend
        : states instanceof RocksDBKeyedStateBackend;
  }
}
