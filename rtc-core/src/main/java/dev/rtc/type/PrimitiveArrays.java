package dev.rtc.type;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.reflect.Array;
import java.util.List;
import java.util.Objects;

/** Describes arrays of primitives: their length as a {@link VarInt}, then their elements. */
final class PrimitiveArrays {

  static final Scalar<byte[]> BYTES =
      new Content<>(byte[].class) {
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

  /** Describes an array, which is compared and copied by its elements. */
  private abstract static class Content<A> extends Scalar<A> {

    private static final long serialVersionUID = 1L;

    Content(Class<A> type) {
      super(type, VARIABLE);
    }

    final A ofLength(int length) {
      return type.cast(Array.newInstance(type.getComponentType(), length));
    }

    @Override
    boolean same(A left, A right) {
      return Objects.deepEquals(left, right);
    }

    @Override
    boolean changeable() {
      return true;
    }

    @Override
    A copy(A array) {
      int length = Array.getLength(array);
      A copy = ofLength(length);
      System.arraycopy(array, 0, copy, 0, length);
      return copy;
    }
  }

  /** Writes, reads and hashes an array element by element. */
  private abstract static class Elements<A> extends Content<A> {

    private static final long serialVersionUID = 1L;

    Elements(Class<A> type) {
      super(type);
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
      A array = ofLength(length);
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
  }
}
