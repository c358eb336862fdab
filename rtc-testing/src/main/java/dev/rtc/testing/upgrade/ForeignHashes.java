package dev.rtc.testing.upgrade;

import dev.rtc.type.KeyType;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.jspecify.annotations.Nullable;

/** Hashes keys in a JVM of its own, which gives every object another hash of identity. */
final class ForeignHashes {

  private static final long PATIENCE_SECONDS = 60;

  private ForeignHashes() {}

  /** Returns which values are another key there. */
  static <T> List<String> faults(
      TypeSerializer<T> serializer, Optional<KeyType<T>> key, List<T> values) {
    try (ScratchDirectory scratch = new ScratchDirectory()) {
      Path given = scratch.path().resolve("keys");
      write(given, serializer, key.orElse(null), values);
      return differing(values, key.orElse(null), foreign(given));
    } catch (IOException e) {
      throw new UncheckedIOException("keys cannot be handed to another JVM", e);
    }
  }

  private static <T> List<String> differing(
      List<T> values, @Nullable KeyType<T> key, List<Integer> there) {
    List<String> faults = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      int here = hash(key, values.get(i));
      if (here != there.get(i)) {
        faults.add(
            ("the key %s has the hash %d here and %d in another JVM: its state would not be found;"
                    + " its hash must follow from its content alone")
                .formatted(WireTrial.text(values.get(i)), here, there.get(i)));
      }
    }
    return faults;
  }

  private static <T> int hash(@Nullable KeyType<T> key, T value) {
    return (key == null ? value : key.wrap(value)).hashCode();
  }

  private static <T> void write(
      Path file, TypeSerializer<T> serializer, @Nullable KeyType<T> key, List<T> values)
      throws IOException {
    DataOutputSerializer data = new DataOutputSerializer(64);
    for (T value : values) {
      serializer.serialize(value, data);
    }
    try (ObjectOutputStream out = new ObjectOutputStream(Files.newOutputStream(file))) {
      out.writeObject(serializer);
      out.writeObject(key);
      out.writeInt(values.size());
      out.writeObject(data.getCopyOfBuffer());
    }
  }

  private static List<Integer> foreign(Path given) throws IOException {
    Path said = given.resolveSibling("said");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+IgnoreUnrecognizedVMOptions",
                "-XX:+UnlockExperimentalVMOptions",
                "-XX:hashCode=2",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ForeignHashes.class.getName(),
                given.toString())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    await(process);
    String text = Files.readString(said, StandardCharsets.UTF_8);
    if (process.exitValue() != 0) {
      throw new IllegalStateException("the JVM that was to hash keys failed: " + text);
    }
    return text.lines()
        .filter(line -> line.startsWith("hash "))
        .map(line -> Integer.valueOf(line.substring("hash ".length())))
        .toList();
  }

  private static void await(Process process) {
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IllegalStateException(
            "the JVM that was to hash keys has not ended in %d seconds"
                .formatted(PATIENCE_SECONDS));
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while another JVM hashed keys", e);
    }
  }

  /** Hashes the keys of a file; is the other JVM. */
  public static void main(String[] args) throws IOException, ClassNotFoundException {
    try (ObjectInputStream in = new ObjectInputStream(Files.newInputStream(Path.of(args[0])))) {
      @SuppressWarnings("unchecked") // written above
      TypeSerializer<Object> serializer = (TypeSerializer<Object>) in.readObject();
      @SuppressWarnings("unchecked") // written above
      KeyType<Object> key = (KeyType<Object>) in.readObject();
      int count = in.readInt();
      DataInputDeserializer data = new DataInputDeserializer((byte[]) in.readObject());
      for (int i = 0; i < count; i++) {
        System.out.println("hash " + hash(key, serializer.deserialize(data)));
      }
    }
  }
}
