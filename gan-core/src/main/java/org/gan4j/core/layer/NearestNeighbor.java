package org.gan4j.core.layer;

import org.gan4j.core.internal.gradient.GpuDeterminism;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Enlarges maps by repeating pixels. */
public final class NearestNeighbor {

  private NearestNeighbor() {}

  /**
   * Repeats each pixel along height and width. If a GPU must be deterministic, the pixels are
   * multiplied by ones, because TensorFlow's own operation has no deterministic gradient there.
   *
   * @param x {@code [batch, height, width, channels]}
   * @param factor how often, at least 1
   * @return {@code [batch, height * factor, width * factor, channels]}
   */
  public static Operand<TFloat32> enlarged(Ops tf, Operand<TFloat32> x, int factor) {
    Shape shape = x.shape();
    int height = Math.toIntExact(shape.get(1));
    int width = Math.toIntExact(shape.get(2));
    int channels = Math.toIntExact(shape.get(3));
    if (!GpuDeterminism.isRequired(tf)) {
      return tf.image.resizeNearestNeighbor(
          x, tf.constant(new int[] {height * factor, width * factor}));
    }
    Operand<TFloat32> spread =
        tf.reshape(x, tf.constant(new int[] {-1, height, 1, width, 1, channels}));
    Operand<TFloat32> ones =
        tf.fill(tf.constant(new int[] {1, 1, factor, 1, factor, 1}), tf.constant(1f));
    return tf.reshape(
        tf.math.mul(spread, ones),
        tf.constant(new int[] {-1, height * factor, width * factor, channels}));
  }
}
