package dev.rtc.benchmarks.operator;

import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;

/** Says how records reach an operator. */
enum Link {
  /** As they are: chained, with object reuse. */
  REFERENCE,
  /** As copies: chained, without object reuse, which is Flink's default. */
  COPY,
  /** As bytes: behind a shuffle. */
  WIRE;

  <T> Outlet<T> to(OneInputStreamOperator<T, ?> operator, TypeInformation<T> type) {
    TypeSerializer<T> serializer = type.createSerializer(new SerializerConfigImpl());
    return switch (this) {
      case REFERENCE -> new ByReference<>(operator);
      case COPY -> new ByCopy<>(operator, serializer);
      case WIRE -> new ByWire<>(operator, serializer);
    };
  }
}
