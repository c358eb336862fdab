package dev.rtc.operator;

import java.util.function.Supplier;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;

/** Where state is kept in a test. */
enum Backend {
  HEAP(HashMapStateBackend::new),
  ROCKSDB(EmbeddedRocksDBStateBackend::new);

  private final Supplier<StateBackend> maker;

  Backend(Supplier<StateBackend> maker) {
    this.maker = maker;
  }

  StateBackend make() {
    return maker.get();
  }
}
