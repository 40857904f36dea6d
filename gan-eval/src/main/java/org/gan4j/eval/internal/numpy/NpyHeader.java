package org.gan4j.eval.internal.numpy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.gan4j.core.InputException;

/**
 * What stands before the numbers of an {@code .npy} file.
 *
 * @param type of the numbers
 * @param order of a number's bytes
 * @param columnMajor whether the first index runs fastest (Fortran) and not the last
 * @param shape length of each dimension, none for a single number
 * @param bytes length of the header: where the numbers begin
 */
record NpyHeader(
    NpyType type, ByteOrder order, boolean columnMajor, List<Integer> shape, int bytes) {

  static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};

  /** Versions 1.0 and later pad headers so that the numbers begin at a multiple of this. */
  private static final int ALIGNMENT = 64;

  private static final int MOST_BYTES = 1 << 16;

  /**
   * Reads a header.
   *
   * @param place the file, for errors
   * @param file at its first byte
   * @throws InputException if it is not a header of version 1 to 3 or of an array not read here
   */
  static NpyHeader read(String place, InputStream file) throws IOException {
    byte[] start = file.readNBytes(MAGIC.length + 2);
    if (start.length < MAGIC.length + 2
        || !Arrays.equals(MAGIC, 0, MAGIC.length, start, 0, MAGIC.length)) {
      throw wrong(place, "expected NumPy's signature \\x93NUMPY, found other content");
    }
    int version = start[MAGIC.length];
    if (version < 1 || version > 3) {
      throw wrong(place, "expected version 1, 2 or 3 of the format, found " + version);
    }
    int field = version == 1 ? 2 : 4;
    int length = length(place, file.readNBytes(field), field);
    byte[] text = file.readNBytes(length);
    if (text.length < length) {
      throw wrong(
          place,
          String.format(
              Locale.ROOT, "expected a header of %d bytes, found %d", length, text.length));
    }
    NpyHeader parsed =
        NpyDescription.parse(
            place,
            new String(text, version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1));
    return parsed.at(MAGIC.length + 2 + field + length);
  }

  private static int length(String place, byte[] field, int bytes) {
    if (field.length < bytes) {
      throw wrong(place, "expected a header, found the end of the file");
    }
    ByteBuffer number = ByteBuffer.wrap(field).order(ByteOrder.LITTLE_ENDIAN);
    long length =
        bytes == 2
            ? Short.toUnsignedLong(number.getShort())
            : Integer.toUnsignedLong(number.getInt());
    if (length > MOST_BYTES) {
      throw wrong(
          place,
          String.format(
              Locale.ROOT, "expected a header of at most %d bytes, found %d", MOST_BYTES, length));
    }
    return (int) length;
  }

  private NpyHeader at(int position) {
    return new NpyHeader(type, order, columnMajor, shape, position);
  }

  /** The header, as version 1.0 writes it, of an array this package writes. */
  static byte[] write(NpyType type, List<Integer> shape) {
    StringBuilder sizes = new StringBuilder();
    for (int k = 0; k < shape.size(); k++) {
      sizes.append(k == 0 ? "" : " ").append(shape.get(k)).append(",");
    }
    if (shape.size() > 1) {
      sizes.setLength(sizes.length() - 1);
    }
    String text =
        String.format(
            Locale.ROOT,
            "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }",
            type.descriptor(),
            sizes);
    int used = MAGIC.length + 4 + text.length() + 1;
    String padded = text + " ".repeat(Math.floorMod(-used, ALIGNMENT)) + "\n";
    return ByteBuffer.allocate(MAGIC.length + 4 + padded.length())
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(MAGIC)
        .put((byte) 1)
        .put((byte) 0)
        .putShort((short) padded.length())
        .put(padded.getBytes(StandardCharsets.US_ASCII))
        .array();
  }

  /**
   * Bytes of all numbers.
   *
   * @throws InputException if there are more than can be counted
   */
  long dataBytes(String place) {
    long product = type.bytes();
    for (int size : shape) {
      try {
        product = Math.multiplyExact(product, (long) size);
      } catch (ArithmeticException overflow) {
        throw wrong(place, "expected an array that fits a file, found shape " + shape);
      }
    }
    return product;
  }

  static InputException wrong(String place, String problem) {
    return new InputException(place, problem, "Save it again with numpy.save or numpy.savez.");
  }
}
