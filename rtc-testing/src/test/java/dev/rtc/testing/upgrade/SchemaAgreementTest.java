package dev.rtc.testing.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rtc.type.DataType;
import dev.rtc.type.Schema;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares many versions of one type, each with each: by their schemas, and by their snapshots. */
class SchemaAgreementTest {

  private static final List<String> VERSIONS =
      List.of(
          "record Thing(long a) {}",
          "record Thing(Long a) {}",
          "record Thing(int a) {}",
          "record Thing(long a, String b) {}",
          "record Thing(String b, long a) {}",
          "record Thing(long a, Optional<String> b) {}",
          "record Thing(long a, Optional<Long> b) {}",
          "record Thing(List<Inner> a) {} record Inner(long x) {}",
          "record Thing(List<Inner> a) {} record Inner(long x, Optional<Long> y) {}",
          "record Thing(List<Inner> a) {} record Inner(int x) {}",
          "record Thing(Set<Inner> a) {} record Inner(long x) {}",
          "record Thing(Inner[] a) {} record Inner(long x) {}",
          "record Thing(Map<String, Inner> a) {} record Inner(long x) {}",
          "record Thing(Map<Inner, String> a) {} record Inner(long x) {}",
          "enum Thing { A, B }",
          "enum Thing { B, A }",
          "enum Thing { A, B, C }",
          "enum Thing { A }",
          "record Thing(E a) {} enum E { A, B }",
          "record Thing(E a) {} enum E { B, C, A }",
          "record Thing(E a, Optional<Long> b) {} enum E { A, B }",
          "record Thing(F a) {} enum F { A, B }",
          "sealed interface Thing {} record P(long a) implements Thing {}",
          "sealed interface Thing {} record P(long a) implements Thing {} record Q() implements"
              + " Thing {}",
          "sealed interface Thing {} record Q() implements Thing {} record P(long a) implements"
              + " Thing {}",
          "sealed interface Thing {} record P(long a, Optional<Long> b) implements Thing {}",
          "sealed interface Thing {} record P(int a) implements Thing {}",
          "record Thing(S a) {} sealed interface S {} record P(E e) implements S {} enum E { A }",
          "record Thing(S a) {} sealed interface S {} record P(E e) implements S {} enum E { B, A"
              + " }");

  @TempDir Path scratch;

  /** Is a version of the type. */
  private record Version(String source, ClassLoader classes, Schema schema, byte[] snapshot) {}

  private static TypeSerializer<?> serializer(ClassLoader classes)
      throws ReflectiveOperationException {
    return DataType.of(classes.loadClass("demo.Demo$Thing"))
        .typeInformation()
        .createSerializer(new SerializerConfigImpl());
  }

  @Test
  void schemas_judge_as_snapshots_do() throws Exception {
    List<Version> versions = new ArrayList<>();
    for (String source : VERSIONS) {
      versions.add(version(source, scratch.resolve("v" + versions.size())));
    }

    List<String> disagreements = new ArrayList<>();
    List<Verdict> seen = new ArrayList<>();
    for (Version was : versions) {
      for (Version is : versions) {
        Verdict bySchema =
            SchemaComparison.compare("thing", was.schema(), is.schema(), is.classes()).stream()
                .map(Finding::verdict)
                .reduce(Verdict.SAFE, Verdict::or);
        Verdict bySnapshot = bySnapshot(was, is);
        seen.add(bySnapshot);
        if (bySchema != bySnapshot) {
          disagreements.add(
              "%s -> %s: %s, truly %s".formatted(was.source(), is.source(), bySchema, bySnapshot));
        }
      }
    }

    assertThat(disagreements).isEmpty();
    assertThat(seen).contains(Verdict.SAFE, Verdict.MIGRATES, Verdict.BREAKS);
  }

  private static Version version(String source, Path directory) throws Exception {
    String types =
        source
            .replace("record ", "public record ")
            .replace("enum ", "public enum ")
            .replace("sealed ", "public sealed ");
    ClassLoader classes = Release.compile(directory, types, "{}").classes();
    TypeSerializerSnapshot<?> snapshot = serializer(classes).snapshotConfiguration();
    DataOutputSerializer out = new DataOutputSerializer(64);
    TypeSerializerSnapshot.writeVersionedSnapshot(out, snapshot);
    return new Version(source, classes, Schema.of(snapshot), out.getCopyOfBuffer());
  }

  private static Verdict bySnapshot(Version was, Version is) throws ReflectiveOperationException {
    try {
      TypeSerializerSnapshot<?> old =
          TypeSerializerSnapshot.readVersionedSnapshot(
              new DataInputDeserializer(was.snapshot()), is.classes());
      return verdict(resolve(old, serializer(is.classes()).snapshotConfiguration()));
    } catch (IOException e) {
      return Verdict.BREAKS;
    }
  }

  private static Verdict verdict(TypeSerializerSchemaCompatibility<?> compatibility) {
    if (compatibility.isIncompatible()) {
      return Verdict.BREAKS;
    }
    return compatibility.isCompatibleAfterMigration() ? Verdict.MIGRATES : Verdict.SAFE;
  }

  @SuppressWarnings("unchecked") // a snapshot refuses one of another type itself
  private static <T> TypeSerializerSchemaCompatibility<T> resolve(
      TypeSerializerSnapshot<?> was, TypeSerializerSnapshot<T> is) {
    return is.resolveSchemaCompatibility((TypeSerializerSnapshot<T>) was);
  }
}
