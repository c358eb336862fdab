package dev.rtc.type;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeutils.CompositeTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.ListSerializerSnapshot;
import org.apache.flink.api.common.typeutils.base.MapSerializerSnapshot;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * Tells what a savepoint remembers of a serializer, as data: what decides whether the state is read
 * again by the next version of a pipeline.
 */
public sealed interface Schema {

  /** Serializers of Flink whose format follows from their parts alone. */
  Set<Class<?>> PLAIN_COMPOSITES =
      Set.of(ListSerializerSnapshot.class, MapSerializerSnapshot.class);

  /**
   * Reads the schema out of a snapshot.
   *
   * @param snapshot one of rtc's, of Flink's or of anybody's
   */
  static Schema of(TypeSerializerSnapshot<?> snapshot) {
    if (snapshot instanceof Schematic own) {
      return own.schema();
    } else if (snapshot instanceof SimpleTypeSerializerSnapshot<?>) {
      return new Plain(admittedName(snapshot), List.of());
    } else if (snapshot instanceof CompositeTypeSerializerSnapshot<?, ?> composite
        && PLAIN_COMPOSITES.contains(snapshot.getClass())) {
      return new Plain(admittedName(snapshot), all(composite.getNestedSerializerSnapshots()));
    }
    return new Foreign(snapshot.getClass().getName(), bytes(snapshot));
  }

  /**
   * Returns the schema of a serializer.
   *
   * @param serializer one of rtc's, of Flink's or of anybody's
   */
  static Schema of(TypeSerializer<?> serializer) {
    return of(serializer.snapshotConfiguration());
  }

  /** Returns the schemas of several snapshots, in their order. */
  static List<Schema> all(TypeSerializerSnapshot<?>... snapshots) {
    return Stream.of(snapshots).map(Schema::of).toList();
  }

  private static String admittedName(TypeSerializerSnapshot<?> snapshot) {
    Class<?> serializer = snapshot.restoreSerializer().getClass();
    return serializer.getName().startsWith("org.apache.flink.")
        ? "flink " + serializer.getName().substring(serializer.getPackageName().length() + 1)
        : "serializer " + serializer.getName();
  }

  private static String bytes(TypeSerializerSnapshot<?> snapshot) {
    try {
      DataOutputSerializer out = new DataOutputSerializer(64);
      TypeSerializerSnapshot.writeVersionedSnapshot(out, snapshot);
      return Base64.getEncoder().encodeToString(out.getCopyOfBuffer());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Is a type without parts, or one whose format follows from its parts alone: a list, a map.
   *
   * @param name what it is
   * @param parts in the order they are written in
   */
  record Plain(String name, List<Schema> parts) implements Schema {

    /** Copies the parts. */
    public Plain {
      parts = List.copyOf(parts);
    }
  }

  /**
   * Is an enum, whose constants are found by name.
   *
   * @param type the name of the class
   * @param names the constants, in the order of their tags
   */
  record Constants(String type, List<String> names) implements Schema {

    /** Copies the names. */
    public Constants {
      names = List.copyOf(names);
    }
  }

  /**
   * Is a record, whose fields are found by name.
   *
   * @param record the name of the class
   * @param fields in the order they are written in
   */
  record Fields(String record, List<Field> fields) implements Schema {

    /** Copies the fields. */
    public Fields {
      fields = List.copyOf(fields);
    }
  }

  /**
   * Is a field of a record.
   *
   * @param name its name
   * @param nullable whether it may be null
   * @param schema its schema
   */
  record Field(String name, boolean nullable, Schema schema) {}

  /**
   * Is a sealed interface, whose records are found by the names of their classes.
   *
   * @param type the name of the interface
   * @param variants in the order of their tags
   */
  record Variants(String type, List<Variant> variants) implements Schema {

    /** Copies the variants. */
    public Variants {
      variants = List.copyOf(variants);
    }
  }

  /**
   * Is a record of a sealed interface.
   *
   * @param type the name of the class
   * @param schema its schema
   */
  record Variant(String type, Schema schema) {}

  /**
   * Is what only its own snapshot understands: Avro, a POJO, a serializer somebody wrote.
   *
   * @param snapshot the name of the class of the snapshot
   * @param bytes the snapshot with its version, in Base64
   */
  record Foreign(String snapshot, String bytes) implements Schema {}
}
