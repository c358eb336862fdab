package dev.rtc.type;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Holds what all snapshots of serializers share. */
final class Snapshots {

  private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);

  private Snapshots() {}

  static <V> V present(@Nullable V value) {
    if (value == null) {
      throw new IllegalStateException("The snapshot was neither given a serializer nor read");
    }
    return value;
  }

  static void requireVersion(int found, int known, Class<?> snapshot) throws IOException {
    if (found > known) {
      throw new IOException(
          snapshot.getName()
              + " of version "
              + found
              + " was written by a newer rtc; this one reads versions up to "
              + known);
    }
  }

  static Class<?> readClass(DataInputView in, ClassLoader userClasses) throws IOException {
    String name = in.readUTF();
    try {
      return Class.forName(name, false, userClasses);
    } catch (ClassNotFoundException missing) {
      throw new IOException(
          "The state holds values of "
              + name
              + ", a class that no longer exists; bring it back under this name",
          missing);
    }
  }

  /** Refuses a restore; Flink's own exception doesn't say what differs, so the log does. */
  static <T> TypeSerializerSchemaCompatibility<T> incompatible(
      TypeSerializerSnapshot<?> old, TypeSerializerSnapshot<?> current) {
    LOG.warn(
        "State of one schema can't be restored with another.\n  written: {}\n  now:     {}",
        old,
        current);
    return TypeSerializerSchemaCompatibility.incompatible();
  }
}
