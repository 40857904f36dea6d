package org.gan4j.eval.internal.numpy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import org.gan4j.core.InputException;
import org.gan4j.core.internal.disk.AtomicFile;

/**
 * An array in memory, to be written: row-major, little-endian. The same values make the same bytes.
 *
 * @param type of the numbers
 * @param shape length of each dimension
 * @param data the numbers' bytes; not copied
 */
public record NpyValues(NpyType type, List<Integer> shape, byte[] data) {

  /**
   * @throws IllegalArgumentException if there are not as many numbers as the shape says
   */
  public NpyValues {
    long size = type.bytes();
    for (int length : shape) {
      size = Math.multiplyExact(size, (long) length);
    }
    if (size != data.length) {
      throw new IllegalArgumentException(
          data.length + " bytes are not an array " + shape + " of " + type);
    }
    shape = List.copyOf(shape);
  }

  /** An array of float64, row-major. */
  public static NpyValues of(double[] values, Integer... shape) {
    ByteBuffer data = buffer(values.length, NpyType.FLOAT64);
    data.asDoubleBuffer().put(values);
    return new NpyValues(NpyType.FLOAT64, List.of(shape), data.array());
  }

  /** An array of float32, row-major. */
  public static NpyValues of(float[] values, Integer... shape) {
    ByteBuffer data = buffer(values.length, NpyType.FLOAT32);
    data.asFloatBuffer().put(values);
    return new NpyValues(NpyType.FLOAT32, List.of(shape), data.array());
  }

  /** An array of int32, row-major. */
  public static NpyValues of(int[] values, Integer... shape) {
    ByteBuffer data = buffer(values.length, NpyType.INT32);
    data.asIntBuffer().put(values);
    return new NpyValues(NpyType.INT32, List.of(shape), data.array());
  }

  /** An array of uint8, row-major. */
  public static NpyValues of(byte[] values, Integer... shape) {
    return new NpyValues(NpyType.UINT8, List.of(shape), values);
  }

  private static ByteBuffer buffer(int count, NpyType type) {
    return ByteBuffer.allocate(Math.multiplyExact(count, type.bytes()))
        .order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Returns the header before the numbers. */
  byte[] header() {
    return NpyHeader.write(type, shape);
  }

  /**
   * Writes or replaces an {@code .npy} file.
   *
   * @throws InputException if it cannot be written; what was there before stays
   */
  public void write(Path file) {
    AtomicFile.write(
        file,
        stream -> {
          stream.write(header());
          stream.write(data);
        });
  }
}
