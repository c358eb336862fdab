package dev.rtc.testing;

import dev.rtc.graph.SourceNode;
import dev.rtc.time.EventTime;
import dev.rtc.type.DataType;
import java.util.Optional;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * Tells what a script must know of the source it stands in for.
 *
 * @param id the id, or the uid, of the source
 * @param name says which input it is, for messages
 * @param rawClass the class of its records
 * @param type the type of its records, for messages
 * @param codec copies them
 * @param eventTime what sets the watermark after each record; empty if the script does
 * @param hasTime whether there are watermarks at all
 * @param decodes whether there is something to send that is no record
 * @param original says what source it is, for messages
 */
record InputPort<T>(
    String id,
    String name,
    Class<?> rawClass,
    String type,
    Codec<T> codec,
    Optional<EventTime<?>> eventTime,
    boolean hasTime,
    boolean decodes,
    String original) {

  static InputPort<?> of(SourceNode source) {
    return of(source, source.type());
  }

  private static <T> InputPort<T> of(SourceNode source, DataType<T> type) {
    return new InputPort<>(
        source.id(),
        "input '%s' (%s)".formatted(source.id(), source.at()),
        type.rawClass(),
        type.toString(),
        Codec.of(type),
        source.eventTime().map(time -> time),
        source.eventTime().isPresent(),
        source.source().decodingSource().isPresent(),
        source.source().describe());
  }

  static <T> InputPort<T> of(String uid, TypeInformation<T> type, String original) {
    return new InputPort<>(
        uid,
        "input '%s'".formatted(uid),
        type.getTypeClass(),
        type.toString(),
        Codec.of(type),
        Optional.empty(),
        true,
        false,
        original);
  }
}
