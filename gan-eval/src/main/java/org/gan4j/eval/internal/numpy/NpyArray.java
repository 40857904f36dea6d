package org.gan4j.eval.internal.numpy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.gan4j.core.InputException;
import org.gan4j.core.internal.disk.DiskFault;

/**
 * An array in a file: its shape is known, its numbers are read when they are asked for, by several
 * threads at once if need be.
 *
 * <p>Every method throws {@link InputException}, naming the file, if it cannot be read.
 */
public final class NpyArray implements AutoCloseable {

  private final String place;
  private final NpyHeader header;
  private final ArrayBytes bytes;

  private NpyArray(String place, NpyHeader header, ArrayBytes bytes) {
    this.place = place;
    this.header = header;
    this.bytes = bytes;
  }

  /**
   * Opens an {@code .npy} file of any byte order.
   *
   * @throws InputException if it is missing, is no such file, holds something other than uint8,
   *     int32, int64, float32 or float64, or is not as long as its header says
   */
  public static NpyArray open(Path file) {
    ArrayBytes bytes;
    try {
      bytes = ArrayBytes.of(file);
    } catch (IOException failed) {
      throw unreadable(file.toString(), failed);
    }
    return of(file.toString(), bytes);
  }

  /** An array whose bytes it then owns. */
  static NpyArray of(String place, ArrayBytes bytes) {
    try {
      return new NpyArray(place, header(place, bytes), bytes);
    } catch (InputException wrong) {
      try {
        bytes.close();
      } catch (IOException failed) {
        wrong.addSuppressed(failed);
      }
      throw wrong;
    }
  }

  private static NpyHeader header(String place, ArrayBytes bytes) {
    try {
      byte[] start = new byte[(int) Math.min(bytes.size(), 1 << 17)];
      bytes.read(0, start);
      NpyHeader header = NpyHeader.read(place, new ByteArrayInputStream(start));
      long expected = header.dataBytes(place);
      long found = bytes.size() - header.bytes();
      if (expected != found) {
        throw NpyHeader.wrong(
            place,
            String.format(
                Locale.ROOT,
                "expected %d bytes of numbers for shape %s of %s, found %d",
                expected,
                header.shape(),
                header.type(),
                found));
      }
      return header;
    } catch (IOException failed) {
      throw unreadable(place, failed);
    }
  }

  /** Returns the place of the array in messages. */
  public String place() {
    return place;
  }

  /** The type of its numbers. */
  public NpyType type() {
    return header.type();
  }

  /** The length of each dimension. */
  public List<Integer> shape() {
    return header.shape();
  }

  /**
   * Rows of a matrix {@code [n, d]} of float32 or float64.
   *
   * @return {@code [count, d]}, row-major
   * @throws IndexOutOfBoundsException if the range leaves {@code [0, n)}
   * @throws InputException also if it is another array
   */
  public double[] rows(int from, int count) {
    if (shape().size() != 2 || !isFloat()) {
      throw wrong("float32 or float64 of shape [n, d]");
    }
    Objects.checkFromIndexSize(from, count, shape().get(0));
    int columns = shape().get(1);
    ByteBuffer part = part((long) from * columns, Math.multiplyExact(count, columns));
    double[] values = new double[count * columns];
    for (int k = 0; k < values.length; k++) {
      values[k] = type() == NpyType.FLOAT32 ? part.getFloat() : part.getDouble();
    }
    return values;
  }

  /** Bytes of an array of uint8: {@code count} of them from element {@code from} on, row-major. */
  public byte[] bytes(long from, int count) {
    if (type() != NpyType.UINT8) {
      throw wrong("uint8");
    }
    return part(from, count).array();
  }

  /** Reads all numbers of an array of float32 or float64, row-major. */
  public double[] doubles() {
    if (!isFloat()) {
      throw wrong("float32 or float64");
    }
    return NpyNumbers.doubles(header, all());
  }

  /** Reads all numbers of an array of uint8, int32 or int64, row-major, which must fit an int. */
  public int[] ints() {
    if (isFloat()) {
      throw wrong("whole numbers");
    }
    return NpyNumbers.ints(place, header, all());
  }

  /** Returns whether its numbers are float32 or float64. */
  public boolean isFloat() {
    return type() == NpyType.FLOAT32 || type() == NpyType.FLOAT64;
  }

  private byte[] all() {
    long size = header.dataBytes(place);
    if (size > Integer.MAX_VALUE - 8) {
      throw NpyHeader.wrong(
          place, "expected an array of less than 2 GiB, found shape " + shape() + " of " + type());
    }
    return read(header.bytes(), (int) size);
  }

  private ByteBuffer part(long from, int count) {
    if (header.columnMajor()) {
      throw new InputException(
          place,
          "expected an array in row-major order, found Fortran's",
          "Save numpy.ascontiguousarray of it.");
    }
    int size = type().bytes();
    byte[] values = read(header.bytes() + from * size, Math.multiplyExact(count, size));
    return ByteBuffer.wrap(values).order(header.order());
  }

  private byte[] read(long position, int count) {
    byte[] values = new byte[count];
    try {
      bytes.read(position, values);
      return values;
    } catch (IOException failed) {
      throw unreadable(place, failed);
    }
  }

  private InputException wrong(String expected) {
    return NpyHeader.wrong(
        place,
        String.format(Locale.ROOT, "expected %s, found %s of shape %s", expected, type(), shape()));
  }

  static InputException unreadable(String place, IOException failed) {
    return new InputException(
        place,
        "expected a NumPy file, cannot read it (" + DiskFault.reason(failed) + ")",
        "Get a good copy of the file.",
        failed);
  }

  @Override
  public void close() {
    try {
      bytes.close();
    } catch (IOException failed) {
      throw unreadable(place, failed);
    }
  }
}
