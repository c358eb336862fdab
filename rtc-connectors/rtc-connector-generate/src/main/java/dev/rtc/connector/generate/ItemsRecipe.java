package dev.rtc.connector.generate;

import dev.rtc.type.DataType;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.jspecify.annotations.Nullable;

/** Gives records that are written down; they travel to the cluster as their serializer's bytes. */
final class ItemsRecipe<T> implements Recipe<T> {

  private static final long serialVersionUID = 1L;

  private final TypeInformation<T> type;
  private final byte[][] items;
  private transient @Nullable TypeSerializer<T> serializer;

  private ItemsRecipe(TypeInformation<T> type, byte[][] items) {
    this.type = type;
    this.items = items;
  }

  /**
   * Writes the items down.
   *
   * @throws IllegalArgumentException if one of them cannot be written; the message names it
   */
  static <T> ItemsRecipe<T> of(DataType<T> type, List<? extends T> items) {
    TypeInformation<T> information = type.typeInformation();
    TypeSerializer<T> serializer = information.createSerializer(new SerializerConfigImpl());
    byte[][] written = new byte[items.size()][];
    for (int i = 0; i < written.length; i++) {
      written[i] = write(serializer, i, items.get(i));
    }
    return new ItemsRecipe<>(information, written);
  }

  private static <T> byte[] write(TypeSerializer<T> serializer, int index, T item) {
    DataOutputSerializer out = new DataOutputSerializer(64);
    try {
      serializer.serialize(item, out);
    } catch (IOException | RuntimeException e) {
      throw new IllegalArgumentException(
          "item %d of Items.of(...) cannot be written: %s".formatted(index, e), e);
    }
    return out.getCopyOfBuffer();
  }

  @Override
  public T make(long number) throws IOException {
    if (serializer == null) {
      serializer = type.createSerializer(new SerializerConfigImpl());
    }
    return serializer.deserialize(new DataInputDeserializer(items[(int) number]));
  }
}
