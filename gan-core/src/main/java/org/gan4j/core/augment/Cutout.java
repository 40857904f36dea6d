package org.gan4j.core.augment;

import java.util.stream.IntStream;
import org.gan4j.core.Bounds;
import org.gan4j.core.network.Training;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Sets one rectangle of each example to zero, the middle of [-1, 1] (Zhao et al. 2020, section 3.2;
 * DeVries and Taylor 2017). Its sides are ratio x height and ratio x width, rounded; its middle is
 * drawn uniformly over the map, so that it may lie partly outside, as in the authors' code.
 *
 * @param ratio sides as a share of height and width, in (0, 1]
 */
public record Cutout(double ratio) implements TrainingOnly {

  /**
   * @throws IllegalArgumentException if the ratio is not in (0, 1]
   */
  public Cutout {
    Bounds.in("ratio", "(0, 1]", ratio > 0 && ratio <= 1, ratio);
  }

  /** Makes rectangles of half the height and width, as in the paper. */
  public Cutout() {
    this(1 / 2.0);
  }

  @Override
  public Operand<TFloat32> change(Training tape, Operand<TFloat32> x, Shape map) {
    Ops tf = tape.tf();
    Operand<TFloat32> rows = inside(tape, "augment/cutout/rows", x, (int) map.get(0));
    Operand<TFloat32> columns = inside(tape, "augment/cutout/columns", x, (int) map.get(1));
    Operand<TFloat32> hole =
        tf.math.mul(
            tf.reshape(rows, tf.constant(new int[] {-1, (int) map.get(0), 1, 1})),
            tf.reshape(columns, tf.constant(new int[] {-1, 1, (int) map.get(1), 1})));
    return tf.math.mul(x, tf.math.sub(tf.constant(1f), hole));
  }

  /** {@code [batch, size]}: 1 where the rectangle is, else 0. */
  private Operand<TFloat32> inside(Training tape, String stream, Operand<TFloat32> x, int size) {
    Ops tf = tape.tf();
    int side = (int) (size * ratio + 0.5);
    // An even side has one position more, in which half of it is outside at either end.
    Operand<TInt32> middle = Draws.integers(tape, stream, x, size + 1 - side % 2);
    Operand<TInt32> first = tf.math.sub(middle, tf.constant(side / 2));
    Operand<TInt32> places = tf.constant(new int[][] {IntStream.range(0, size).toArray()});
    Operand<TBool> after = tf.math.greaterEqual(places, first);
    Operand<TBool> before = tf.math.less(places, tf.math.add(first, tf.constant(side)));
    return tf.dtypes.cast(tf.math.logicalAnd(after, before), TFloat32.class);
  }
}
