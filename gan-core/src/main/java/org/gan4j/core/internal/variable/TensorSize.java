package org.gan4j.core.internal.variable;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import org.gan4j.core.InputException;
import org.tensorflow.ndarray.Shape;

/** Refuses float32 tensors that do not fit in memory, before they are allocated. */
public final class TensorSize {

  private static final double GIGA = 1e9;

  private TensorSize() {}

  /**
   * Refuses values that are larger than the machine's memory.
   *
   * @param place place for the error message
   * @param shape unknown dimensions count as 1
   * @throws InputException naming the place and the shape
   */
  public static void require(String place, Shape shape) {
    require(place, shape, bytes(shape), memory());
  }

  /**
   * Refuses values that are larger than the memory that is left.
   *
   * @param bytes bytes of these values and of those held together with them
   * @param most greatest number of bytes
   */
  static void require(String place, Shape shape, double bytes, double most) {
    if (bytes > most) {
      throw new InputException(
          place,
          String.format(
              Locale.ROOT,
              "expected values that fit into this machine's memory of %.1f GB, found shape %s,"
                  + " with which they take %.1f GB",
              most / GIGA,
              shape,
              bytes / GIGA),
          "Make the sizes in the config smaller.");
    }
  }

  /** Returns the bytes of float32 values, as a double because the product may be of any size. */
  static double bytes(Shape shape) {
    double bytes = Float.BYTES;
    if (!shape.isUnknown()) {
      for (long size : shape.asArray()) {
        bytes *= Math.max(1, size);
      }
    }
    return bytes;
  }

  static double memory() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getTotalMemorySize();
  }
}
