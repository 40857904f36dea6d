package org.gan4j.core.network;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBfloat16;
import org.tensorflow.types.TFloat16;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TNumber;

/**
 * The number format in which a network's convolutions and matrix products are computed, forwards
 * and backwards. Operands and results are always float32: weights do not change, and sums over a
 * batch, normalisations and losses keep their precision (Micikevicius et al. 2018, sections 3.1 and
 * 3.3).
 */
public enum ComputeType {
  /** The format of the operands. */
  FLOAT32(TFloat32.class),
  /** Operands rounded to 11 bits; largest number 65504, smallest normal one 6.1e-5. */
  FLOAT16(TFloat16.class),
  /** Operands rounded to 8 bits, with float32's range. */
  BFLOAT16(TBfloat16.class);

  private final Class<? extends TNumber> type;

  ComputeType(Class<? extends TNumber> type) {
    this.type = type;
  }

  /** Returns a matrix product, {@code [n, k] x [k, m] -> [n, m]}. */
  public Operand<TFloat32> matMul(Ops tf, Operand<TFloat32> a, Operand<TFloat32> b) {
    return matMul(tf, a, b, type);
  }

  /**
   * Returns a convolution.
   *
   * @param x {@code [batch, height, width, channels]}
   * @param kernel {@code [height, width, channels, filters]}
   * @param strides of the four dimensions of {@code x}
   * @param padding {@code SAME} or {@code VALID}
   */
  public Operand<TFloat32> conv2d(
      Ops tf, Operand<TFloat32> x, Operand<TFloat32> kernel, List<Long> strides, String padding) {
    return conv2d(tf, x, kernel, strides, padding, type);
  }

  /**
   * Returns a transposed convolution.
   *
   * @param size shape of the result
   * @param kernel {@code [height, width, filters, channels]}
   * @param x {@code [batch, height, width, channels]}
   * @param strides of the four dimensions of the result
   * @param padding {@code SAME} or {@code VALID}
   */
  public Operand<TFloat32> conv2dTranspose(
      Ops tf,
      Operand<TInt32> size,
      Operand<TFloat32> kernel,
      Operand<TFloat32> x,
      List<Long> strides,
      String padding) {
    return conv2dTranspose(tf, size, kernel, x, strides, padding, type);
  }

  private static <T extends TNumber> Operand<TFloat32> matMul(
      Ops tf, Operand<TFloat32> a, Operand<TFloat32> b, Class<T> type) {
    return float32(tf, tf.linalg.matMul(cast(tf, a, type), cast(tf, b, type)));
  }

  private static <T extends TNumber> Operand<TFloat32> conv2d(
      Ops tf,
      Operand<TFloat32> x,
      Operand<TFloat32> kernel,
      List<Long> strides,
      String padding,
      Class<T> type) {
    return float32(tf, tf.nn.conv2d(cast(tf, x, type), cast(tf, kernel, type), strides, padding));
  }

  private static <T extends TNumber> Operand<TFloat32> conv2dTranspose(
      Ops tf,
      Operand<TInt32> size,
      Operand<TFloat32> kernel,
      Operand<TFloat32> x,
      List<Long> strides,
      String padding,
      Class<T> type) {
    return float32(
        tf,
        tf.nn.conv2dBackpropInput(
            size, cast(tf, kernel, type), cast(tf, x, type), strides, padding));
  }

  @SuppressWarnings("unchecked")
  private static <T extends TNumber> Operand<T> cast(Ops tf, Operand<TFloat32> x, Class<T> type) {
    return type == TFloat32.class ? (Operand<T>) x : tf.dtypes.cast(x, type);
  }

  @SuppressWarnings("unchecked")
  private static Operand<TFloat32> float32(Ops tf, Operand<? extends TNumber> x) {
    return x.type() == TFloat32.class ? (Operand<TFloat32>) x : tf.dtypes.cast(x, TFloat32.class);
  }
}
