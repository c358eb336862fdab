package dev.rtc.testing;

import dev.rtc.graph.Keying;
import dev.rtc.graph.Node;
import dev.rtc.type.KeyType;
import java.util.Optional;

/** Makes a user's key of what a step is keyed by, which wraps keys that Flink would hash badly. */
record Keys(Optional<KeyType<?>> type) {

  static Keys of(Optional<Node> node) {
    return new Keys(node.flatMap(Node::keying).map(Keying::type).map(type -> type.key()));
  }

  Object plain(Object key) {
    return type.map(its -> plain(its, key)).orElse(key);
  }

  private static <K> Object plain(KeyType<K> type, Object key) {
    return type.wrapped() ? type.unwrap(key) : key;
  }
}
