package dev.rtc.type;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Serializes records as their {@link Components}. */
final class RecordSerializer<T> extends NestedSerializer<T> {

  private static final long serialVersionUID = 1L;

  private final Class<T> record;
  private final List<RecordField> fields;
  private final transient RecordAccess access;
  private final transient Components components;
  private final transient boolean immutable;
  private final transient boolean canonicalizes;

  RecordSerializer(
      Class<T> record, List<RecordField> fields, TypeSerializer<?>[] nested, boolean accumulates) {
    super(accumulates, nested);
    this.record = record;
    this.fields = List.copyOf(fields);
    this.access = RecordAccess.of(record, fields.stream().map(RecordField::name).toList());
    this.components = new Components(nested, RecordField.nullable(fields));
    this.immutable = components.immutable();
    this.canonicalizes = components.canonicalizes();
  }

  private Object readResolve() {
    return new RecordSerializer<>(record, fields, nested(), accumulates());
  }

  Class<T> record() {
    return record;
  }

  List<RecordField> fields() {
    return fields;
  }

  @Override
  String typeName() {
    return record.getSimpleName();
  }

  @SuppressWarnings("unchecked") // access was made for the class of T
  private T create(Object[] values) {
    return (T) access.create(values);
  }

  @Override
  void write(T value, DataOutputView target) throws IOException {
    components.write(access.read(value), target);
  }

  @Override
  void tryOut(T value, DataOutputView scratch) throws IOException {
    components.tryOut(access.read(value), scratch);
  }

  @Override
  T read(DataInputView source) throws IOException {
    return create(components.read(source));
  }

  @Override
  public void copy(DataInputView source, DataOutputView target) throws IOException {
    components.copy(source, target);
  }

  @Override
  T deepCopy(T value) {
    return create(components.deepCopy(access.read(value)));
  }

  @Override
  public boolean isImmutableType() {
    return immutable;
  }

  @Override
  long hash(T value) {
    return components.hash(access.read(value));
  }

  @Override
  boolean same(T left, T right) {
    return components.same(access.read(left), access.read(right));
  }

  @Override
  T canonical(T value) {
    return canonicalizes ? create(components.canonical(access.read(value))) : value;
  }

  @Override
  boolean canonicalizes() {
    return canonicalizes;
  }

  @Override
  RecordSerializer<T> with(TypeSerializer<?>[] others) {
    return new RecordSerializer<>(record, fields, others, accumulates());
  }

  @Override
  Object description() {
    return List.of(record, fields, Arrays.asList(nested()));
  }

  @Override
  public TypeSerializerSnapshot<T> snapshotConfiguration() {
    return new RecordSerializerSnapshot<>(this);
  }
}
