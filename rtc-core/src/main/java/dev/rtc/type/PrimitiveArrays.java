package dev.rtc.type;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.List;

/** Describes arrays of primitives: their length as a {@link VarInt}, then their elements. */
final class PrimitiveArrays {

  static final Scalar<byte[]> BYTES =
      new Scalar<>(byte[].class, Scalar.VARIABLE) {
        @Override
        void write(byte[] value, DataOutput target) throws IOException {
          VarInt.write(value.length, target);
          target.write(value);
        }

        @Override
        byte[] read(DataInput source) throws IOException {
          byte[] value = new byte[VarInt.read(source)];
          source.readFully(value);
          return value;
        }

        @Override
        long hash(byte[] value) {
          return Text.adopt(value).hashCode();
        }

        @Override
        boolean same(byte[] left, byte[] right) {
          return Arrays.equals(left, right);
        }

        @Override
        boolean changeable() {
          return true;
        }

        @Override
        byte[] copy(byte[] value) {
          return value.clone();
        }
      };

  private static final Scalar<boolean[]> BOOLEANS =
      new Elements<>(boolean[].class) {
        @Override
        void write(boolean[] array, int index, DataOutput target) throws IOException {
          target.writeBoolean(array[index]);
        }

        @Override
        void read(boolean[] array, int index, DataInput source) throws IOException {
          array[index] = source.readBoolean();
        }

        @Override
        long hash(boolean[] array, int index) {
          return array[index] ? 1 : 0;
        }

        @Override
        boolean same(boolean[] left, boolean[] right) {
          return Arrays.equals(left, right);
        }

        @Override
        boolean[] copy(boolean[] array) {
          return array.clone();
        }
      };

  private static final Scalar<short[]> SHORTS =
      new Elements<>(short[].class) {
        @Override
        void write(short[] array, int index, DataOutput target) throws IOException {
          target.writeShort(array[index]);
        }

        @Override
        void read(short[] array, int index, DataInput source) throws IOException {
          array[index] = source.readShort();
        }

        @Override
        long hash(short[] array, int index) {
          return array[index];
        }

        @Override
        boolean same(short[] left, short[] right) {
          return Arrays.equals(left, right);
        }

        @Override
        short[] copy(short[] array) {
          return array.clone();
        }
      };

  private static final Scalar<int[]> INTEGERS =
      new Elements<>(int[].class) {
        @Override
        void write(int[] array, int index, DataOutput target) throws IOException {
          target.writeInt(array[index]);
        }

        @Override
        void read(int[] array, int index, DataInput source) throws IOException {
          array[index] = source.readInt();
        }

        @Override
        long hash(int[] array, int index) {
          return array[index];
        }

        @Override
        boolean same(int[] left, int[] right) {
          return Arrays.equals(left, right);
        }

        @Override
        int[] copy(int[] array) {
          return array.clone();
        }
      };

  private static final Scalar<long[]> LONGS =
      new Elements<>(long[].class) {
        @Override
        void write(long[] array, int index, DataOutput target) throws IOException {
          target.writeLong(array[index]);
        }

        @Override
        void read(long[] array, int index, DataInput source) throws IOException {
          array[index] = source.readLong();
        }

        @Override
        long hash(long[] array, int index) {
          return array[index];
        }

        @Override
        boolean same(long[] left, long[] right) {
          return Arrays.equals(left, right);
        }

        @Override
        long[] copy(long[] array) {
          return array.clone();
        }
      };

  private static final Scalar<char[]> CHARACTERS =
      new Elements<>(char[].class) {
        @Override
        void write(char[] array, int index, DataOutput target) throws IOException {
          target.writeChar(array[index]);
        }

        @Override
        void read(char[] array, int index, DataInput source) throws IOException {
          array[index] = source.readChar();
        }

        @Override
        long hash(char[] array, int index) {
          return array[index];
        }

        @Override
        boolean same(char[] left, char[] right) {
          return Arrays.equals(left, right);
        }

        @Override
        char[] copy(char[] array) {
          return array.clone();
        }
      };

  private static final Scalar<float[]> FLOATS =
      new Elements<>(float[].class) {
        @Override
        void write(float[] array, int index, DataOutput target) throws IOException {
          target.writeFloat(array[index]);
        }

        @Override
        void read(float[] array, int index, DataInput source) throws IOException {
          array[index] = source.readFloat();
        }

        @Override
        long hash(float[] array, int index) {
          return Float.floatToIntBits(array[index]);
        }

        @Override
        boolean same(float[] left, float[] right) {
          return Arrays.equals(left, right);
        }

        @Override
        float[] copy(float[] array) {
          return array.clone();
        }

        @Override
        boolean canonicalizes() {
          return true;
        }

        @Override
        float[] canonical(float[] array) {
          float[] canonical = array.clone();
          for (int i = 0; i < array.length; i++) {
            canonical[i] = Scalars.oneZeroOneNaN(array[i]);
          }
          return canonical;
        }
      };

  private static final Scalar<double[]> DOUBLES =
      new Elements<>(double[].class) {
        @Override
        void write(double[] array, int index, DataOutput target) throws IOException {
          target.writeDouble(array[index]);
        }

        @Override
        void read(double[] array, int index, DataInput source) throws IOException {
          array[index] = source.readDouble();
        }

        @Override
        long hash(double[] array, int index) {
          return Double.doubleToLongBits(array[index]);
        }

        @Override
        boolean same(double[] left, double[] right) {
          return Arrays.equals(left, right);
        }

        @Override
        double[] copy(double[] array) {
          return array.clone();
        }

        @Override
        boolean canonicalizes() {
          return true;
        }

        @Override
        double[] canonical(double[] array) {
          double[] canonical = array.clone();
          for (int i = 0; i < array.length; i++) {
            canonical[i] = Scalars.oneZeroOneNaN(array[i]);
          }
          return canonical;
        }
      };

  static final List<Scalar<?>> ALL =
      List.of(BYTES, BOOLEANS, SHORTS, INTEGERS, LONGS, CHARACTERS, FLOATS, DOUBLES);

  private PrimitiveArrays() {}

  /** Describes an array element by element. */
  private abstract static class Elements<A> extends Scalar<A> {

    private static final long serialVersionUID = 1L;

    Elements(Class<A> type) {
      super(type, VARIABLE);
    }

    abstract void write(A array, int index, DataOutput target) throws IOException;

    abstract void read(A array, int index, DataInput source) throws IOException;

    abstract long hash(A array, int index);

    @Override
    void write(A array, DataOutput target) throws IOException {
      int length = Array.getLength(array);
      VarInt.write(length, target);
      for (int i = 0; i < length; i++) {
        write(array, i, target);
      }
    }

    @Override
    A read(DataInput source) throws IOException {
      int length = VarInt.read(source);
      A array = type.cast(Array.newInstance(type.getComponentType(), length));
      for (int i = 0; i < length; i++) {
        read(array, i, source);
      }
      return array;
    }

    @Override
    long hash(A array) {
      int length = Array.getLength(array);
      long hash = length;
      for (int i = 0; i < length; i++) {
        hash = StableHash.mix(hash, hash(array, i));
      }
      return hash;
    }

    @Override
    boolean changeable() {
      return true;
    }
  }
}
