package dev.rtc.type;

import static dev.rtc.type.Scalar.VARIABLE;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;

/** Describes arrays of primitives: their length as a {@link VarInt}, then their elements. */
final class PrimitiveArrays {

  static final Scalar<byte[]> BYTES =
      Scalar.of(
              byte[].class,
              VARIABLE,
              (a, out) -> {
                VarInt.write(a.length, out);
                out.write(a);
              },
              in -> {
                byte[] a = new byte[VarInt.read(in)];
                in.readFully(a);
                return a;
              },
              a -> Text.adopt(a).hashCode())
          .changeable(Arrays::equals, byte[]::clone);

  static final List<Scalar<?>> ALL =
      List.of(
          BYTES,
          array(
              boolean[].class,
              (a, i, out) -> out.writeBoolean(a[i]),
              (a, i, in) -> a[i] = in.readBoolean(),
              (a, i) -> a[i] ? 1 : 0,
              Arrays::equals,
              boolean[]::clone),
          array(
              short[].class,
              (a, i, out) -> out.writeShort(a[i]),
              (a, i, in) -> a[i] = in.readShort(),
              (a, i) -> a[i],
              Arrays::equals,
              short[]::clone),
          array(
              int[].class,
              (a, i, out) -> out.writeInt(a[i]),
              (a, i, in) -> a[i] = in.readInt(),
              (a, i) -> a[i],
              Arrays::equals,
              int[]::clone),
          array(
              long[].class,
              (a, i, out) -> out.writeLong(a[i]),
              (a, i, in) -> a[i] = in.readLong(),
              (a, i) -> a[i],
              Arrays::equals,
              long[]::clone),
          array(
              char[].class,
              (a, i, out) -> out.writeChar(a[i]),
              (a, i, in) -> a[i] = in.readChar(),
              (a, i) -> a[i],
              Arrays::equals,
              char[]::clone),
          array(
                  float[].class,
                  (a, i, out) -> out.writeFloat(a[i]),
                  (a, i, in) -> a[i] = in.readFloat(),
                  (a, i) -> Float.floatToIntBits(a[i]),
                  Arrays::equals,
                  float[]::clone)
              .canonicalBy(PrimitiveArrays::oneZeroOneNaN),
          array(
                  double[].class,
                  (a, i, out) -> out.writeDouble(a[i]),
                  (a, i, in) -> a[i] = in.readDouble(),
                  (a, i) -> Double.doubleToLongBits(a[i]),
                  Arrays::equals,
                  double[]::clone)
              .canonicalBy(PrimitiveArrays::oneZeroOneNaN));

  private PrimitiveArrays() {}

  private interface ElementWriter<A> {
    void write(A array, int index, DataOutput target) throws IOException;
  }

  private interface ElementReader<A> {
    void read(A array, int index, DataInput source) throws IOException;
  }

  private interface ElementHash<A> {
    long hash(A array, int index);
  }

  private static <A> Scalar<A> array(
      Class<A> type,
      ElementWriter<A> writer,
      ElementReader<A> reader,
      ElementHash<A> hash,
      BiPredicate<A, A> same,
      UnaryOperator<A> copy) {
    return Scalar.of(
            type,
            VARIABLE,
            (array, out) -> {
              int length = Array.getLength(array);
              VarInt.write(length, out);
              for (int i = 0; i < length; i++) {
                writer.write(array, i, out);
              }
            },
            in -> {
              int length = VarInt.read(in);
              A array = type.cast(Array.newInstance(type.getComponentType(), length));
              for (int i = 0; i < length; i++) {
                reader.read(array, i, in);
              }
              return array;
            },
            array -> hash(array, hash))
        .changeable(same, copy);
  }

  private static <A> long hash(A array, ElementHash<A> element) {
    int length = Array.getLength(array);
    long hash = length;
    for (int i = 0; i < length; i++) {
      hash = StableHash.mix(hash, element.hash(array, i));
    }
    return hash;
  }

  private static float[] oneZeroOneNaN(float[] array) {
    float[] canonical = array.clone();
    for (int i = 0; i < array.length; i++) {
      canonical[i] = Scalars.oneZeroOneNaN(array[i]);
    }
    return canonical;
  }

  private static double[] oneZeroOneNaN(double[] array) {
    double[] canonical = array.clone();
    for (int i = 0; i < array.length; i++) {
      canonical[i] = Scalars.oneZeroOneNaN(array[i]);
    }
    return canonical;
  }
}
