package dev.rtc.format.avro;

import dev.rtc.connector.MalformedRecordException;
import dev.rtc.type.Column;
import dev.rtc.type.DataType;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads a component from the field of its name.
 *
 * @param where how messages name the component
 * @param position the field, or {@link #MISSING}
 * @param meaning what the field's values mean; null if there is no field
 */
record ReadComponent(
    String where, int position, @Nullable Meaning meaning, boolean optional, boolean nullable) {

  private static final int MISSING = -1;

  /**
   * Binds a component.
   *
   * @throws MalformedRecordException if there is no such field and must be one, or if it holds
   *     something else
   */
  static ReadComponent of(Column column, Schema schema, String where)
      throws MalformedRecordException {
    boolean optional = column.type().rawClass() == Optional.class;
    boolean nullable = column.declaredNullable();
    Schema.Field field = schema.getField(column.name());
    if (field == null) {
      if (!optional && !nullable) {
        throw new MalformedRecordException(
            "Cannot read "
                + where
                + ": the schema of "
                + schema.getName()
                + " has no such field;"
                + " a component that may be missing is an Optional");
      }
      return new ReadComponent(where, MISSING, null, optional, nullable);
    }
    DataType<?> present = optional ? column.type().arguments().get(0) : column.type();
    Meaning meaning = ReadTypes.of(present, field.schema(), where);
    return new ReadComponent(where, field.pos(), meaning, optional, nullable);
  }

  @Nullable Object value(IndexedRecord record) throws MalformedRecordException {
    Object datum = meaning == null ? null : record.get(position);
    if (datum == null || meaning == null) {
      return missing();
    }
    Object value = read(meaning, datum);
    return optional ? Optional.of(value) : value;
  }

  private @Nullable Object missing() throws MalformedRecordException {
    if (!optional && !nullable) {
      throw new MalformedRecordException(
          "Cannot read " + where + ": found null, where a value belongs");
    }
    return optional ? Optional.empty() : null;
  }

  private Object read(Meaning known, Object datum) throws MalformedRecordException {
    try {
      return known.value(datum);
    } catch (MalformedRecordException e) {
      String message = String.valueOf(e.getMessage());
      throw message.startsWith("Cannot read")
          ? e
          : new MalformedRecordException("Cannot read " + where + ": " + message, e.getCause());
    }
  }
}
