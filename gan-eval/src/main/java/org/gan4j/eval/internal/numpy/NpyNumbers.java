package org.gan4j.eval.internal.numpy;

import java.nio.ByteBuffer;
import java.util.List;
import org.gan4j.core.InputException;

/** Turns the bytes of a whole array into numbers, row-major: the last index runs fastest. */
final class NpyNumbers {

  private NpyNumbers() {}

  /** The numbers of an array of float32 or float64. */
  static double[] doubles(NpyHeader header, byte[] data) {
    ByteBuffer numbers = rowMajor(header, data);
    double[] values = new double[data.length / header.type().bytes()];
    for (int k = 0; k < values.length; k++) {
      values[k] = header.type() == NpyType.FLOAT32 ? numbers.getFloat() : numbers.getDouble();
    }
    return values;
  }

  /**
   * The numbers of an array of uint8, int32 or int64.
   *
   * @throws InputException if one does not fit an int
   */
  static int[] ints(String place, NpyHeader header, byte[] data) {
    ByteBuffer numbers = rowMajor(header, data);
    int[] values = new int[data.length / header.type().bytes()];
    for (int k = 0; k < values.length; k++) {
      long value =
          switch (header.type()) {
            case UINT8 -> Byte.toUnsignedInt(numbers.get());
            case INT32 -> numbers.getInt();
            default -> numbers.getLong();
          };
      if (value != (int) value) {
        throw NpyHeader.wrong(place, "expected numbers that fit 32 bits, found " + value);
      }
      values[k] = (int) value;
    }
    return values;
  }

  private static ByteBuffer rowMajor(NpyHeader header, byte[] data) {
    byte[] sorted = header.columnMajor() ? transposed(header, data) : data;
    return ByteBuffer.wrap(sorted).order(header.order());
  }

  private static byte[] transposed(NpyHeader header, byte[] data) {
    List<Integer> shape = header.shape();
    int size = header.type().bytes();
    int[] index = new int[shape.size()];
    byte[] sorted = new byte[data.length];
    for (int to = 0; to < data.length; to += size) {
      long from = 0;
      for (int k = index.length - 1; k >= 0; k--) {
        from = from * shape.get(k) + index[k];
      }
      System.arraycopy(data, (int) from * size, sorted, to, size);
      for (int k = index.length - 1; k >= 0 && ++index[k] == shape.get(k); k--) {
        index[k] = 0;
      }
    }
    return sorted;
  }
}
