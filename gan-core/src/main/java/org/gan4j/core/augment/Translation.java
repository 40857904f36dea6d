package org.gan4j.core.augment;

import java.util.stream.IntStream;
import org.gan4j.core.Bounds;
import org.gan4j.core.network.Training;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Moves each example by whole rows and columns, each drawn uniformly from -n to n with n = ratio x
 * size, rounded. The gap is filled with zero, the middle of [-1, 1] (Zhao et al. 2020, section 3.2,
 * as in the authors' code). The shift is a product with one-hot matrices, so it can be
 * differentiated twice.
 *
 * @param ratio largest shift as a share of height and width, in (0, 1]
 */
public record Translation(double ratio) implements TrainingOnly {

  /**
   * @throws IllegalArgumentException if the ratio is not in (0, 1]
   */
  public Translation {
    Bounds.in("ratio", "(0, 1]", ratio > 0 && ratio <= 1, ratio);
  }

  /** Moves by up to an eighth, as in the paper. */
  public Translation() {
    this(1 / 8.0);
  }

  @Override
  public Operand<TFloat32> change(Training tape, Operand<TFloat32> x, Shape map) {
    Ops tf = tape.tf();
    int batch = (int) x.shape().get(0);
    int height = (int) map.get(0);
    int width = (int) map.get(1);
    int channels = (int) map.get(2);
    Operand<TFloat32> rows = selection(tape, "augment/translation/rows", x, height);
    Operand<TFloat32> columns = selection(tape, "augment/translation/columns", x, width);
    Operand<TFloat32> asRows =
        tf.reshape(x, tf.constant(new int[] {batch, height, width * channels}));
    Operand<TFloat32> moved = tf.train.batchMatMul(rows, asRows, TFloat32.class);
    return tf.train.batchMatMul(
        tf.reshape(columns, tf.constant(new int[] {batch, 1, width, width})),
        tf.reshape(moved, tf.constant(new int[] {batch, height, width, channels})),
        TFloat32.class);
  }

  /**
   * {@code [batch, size, size]}: row i of an example's matrix picks row i + shift, or nothing if
   * that is outside.
   */
  private Operand<TFloat32> selection(Training tape, String stream, Operand<TFloat32> x, int size) {
    Ops tf = tape.tf();
    int most = (int) (size * ratio + 0.5);
    Operand<TInt32> shift = Draws.integers(tape, stream, x, 2 * most + 1);
    int[] unmoved = IntStream.range(-most, size - most).toArray();
    Operand<TInt32> picked = tf.math.add(shift, tf.constant(new int[][] {unmoved}));
    return tf.oneHot(picked, tf.constant(size), tf.constant(1f), tf.constant(0f));
  }
}
