/**
 * Types whose values surely have a fast serializer: never Kryo, never Java serialization.
 *
 * <p>A {@link dev.rtc.type.DataType} describes a type once, when a pipeline is assembled. Records,
 * enums, sealed interfaces of records, primitives and their boxes, {@code String}, {@link
 * dev.rtc.type.Text}, arrays, big numbers, the values of {@code java.time}, {@code UUID}, {@code
 * Optional}, {@code List}, {@code Set} and {@code Map} are described by themselves, nested and
 * generic as you like:
 *
 * <pre>{@code
 * record Line(String article, int pieces) {}
 * record Order(long id, Instant at, List<Line> lines) {}
 *
 * DataType<Order> orders = DataType.of(Order.class);
 * DataType<Keyed<String, Order>> byShop = DataType.keyed(DataType.STRING, orders);
 * orders.problems();        // empty: a serializer exists; else every fault with its field path
 * orders.typeInformation(); // what Flink needs; copies nothing, because facts are immutable
 * orders.accumulator();     // the same bytes, copied deeply, for values changed in place
 * orders.key();             // how an Order travels as a key: with a hash that no JVM can change
 * }</pre>
 *
 * <p>A type that exists for Flink already (Avro, Protobuf, a POJO) is admitted by name with {@link
 * dev.rtc.type.DataType#flink}. {@link dev.rtc.type.TypeInference} reads the result type of a
 * user's function. {@link dev.rtc.type.Keyed}, {@link dev.rtc.type.Windowed} and {@link
 * dev.rtc.type.Change} are the values that keyed steps give.
 */
@NullMarked
package dev.rtc.type;

import org.jspecify.annotations.NullMarked;
