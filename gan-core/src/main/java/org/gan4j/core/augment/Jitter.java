package org.gan4j.core.augment;

import java.util.List;
import java.util.stream.IntStream;
import org.gan4j.core.Bounds;
import org.gan4j.core.InputException;
import org.gan4j.core.network.Training;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * The random jitter of real images in pix2pix (Isola et al. 2017, appendix 6.2) and CycleGAN. Each
 * image is resized bilinearly to enlarge x size, rounded; cropped back to its size at a random
 * position in whole pixels; and mirrored left to right with probability 1/2. Values stay in their
 * range. It is meant for data, so derivatives are not taken through it.
 *
 * @param enlarge at least 1; 286 / 256 in the papers
 * @param mirror whether examples may be mirrored
 */
public record Jitter(double enlarge, boolean mirror) {

  /**
   * Keeps sampled positions inside the image, outside of which there are zeros, although rounding
   * moves them.
   */
  private static final float MARGIN = 1e-6f;

  /**
   * Two batches after the same jitter.
   *
   * @param first {@code [batch, height, width, channels]}
   * @param second as the first, but possibly with other channels
   */
  public record Pair(Operand<TFloat32> first, Operand<TFloat32> second) {}

  /**
   * @throws IllegalArgumentException if the enlargement is below 1
   */
  public Jitter {
    Bounds.in("enlarge", "[1, inf)", enlarge >= 1 && Double.isFinite(enlarge), enlarge);
  }

  /**
   * Jitters a batch, with one draw for each example.
   *
   * @param images {@code [batch, height, width, channels]}, all sizes known
   * @return images of the same shape; the given operand itself if there is nothing to do
   * @throws InputException if the batch size is not known
   */
  public Operand<TFloat32> apply(Training tape, Operand<TFloat32> images) {
    return isIdentity() ? images : crop(tape.tf(), images, boxes(tape, images));
  }

  /**
   * Jitters aligned images, such as an input and its target, with the same draws.
   *
   * @throws InputException if their heights, widths or batch sizes differ, or are not known
   */
  public Pair applyPaired(Training tape, Operand<TFloat32> first, Operand<TFloat32> second) {
    if (!first.shape().take(3).equals(second.shape().take(3))) {
      throw new InputException(
          "jitter",
          "expected pairs of one size, found " + first.shape() + " and " + second.shape(),
          "Resize the images of both sets in the same way.");
    }
    if (isIdentity()) {
      return new Pair(first, second);
    }
    Operand<TFloat32> boxes = boxes(tape, first);
    return new Pair(crop(tape.tf(), first, boxes), crop(tape.tf(), second, boxes));
  }

  private boolean isIdentity() {
    return enlarge == 1 && !mirror;
  }

  /** {@code [batch, 4]}: top, left, bottom, right of each crop, in a map from 0 to 1. */
  private Operand<TFloat32> boxes(Training tape, Operand<TFloat32> images) {
    Ops tf = tape.tf();
    Side rows = side(tape, "jitter/rows", images, (int) images.shape().get(1));
    Side columns = side(tape, "jitter/columns", images, (int) images.shape().get(2));
    if (mirror) {
      Operand<TInt32> coin = Draws.integers(tape, "jitter/mirror", images, 2);
      columns = columns.swappedWhere(tf, tf.dtypes.cast(coin, TFloat32.class));
    }
    return tf.concat(
        List.of(rows.begin(), columns.begin(), rows.end(), columns.end()), tf.constant(1));
  }

  private Side side(Training tape, String stream, Operand<TFloat32> images, int size) {
    Ops tf = tape.tf();
    int enlarged = (int) Math.round(enlarge * size);
    Operand<TFloat32> offset =
        tf.dtypes.cast(Draws.integers(tape, stream, images, enlarged - size + 1), TFloat32.class);
    Operand<TFloat32> last = tf.constant(Math.max(1f, enlarged - 1f));
    Operand<TFloat32> begin = tf.math.div(offset, last);
    Operand<TFloat32> end = tf.math.div(tf.math.add(offset, tf.constant(size - 1f)), last);
    return enlarged == size ? new Side(begin, end) : new Side(within(tf, begin), within(tf, end));
  }

  private static Operand<TFloat32> within(Ops tf, Operand<TFloat32> place) {
    return tf.math.add(tf.math.mul(place, tf.constant(1 - 2 * MARGIN)), tf.constant(MARGIN));
  }

  private static Operand<TFloat32> crop(Ops tf, Operand<TFloat32> images, Operand<TFloat32> boxes) {
    int[] examples = IntStream.range(0, (int) images.shape().get(0)).toArray();
    int[] size = {(int) images.shape().get(1), (int) images.shape().get(2)};
    return tf.image.cropAndResize(images, boxes, tf.constant(examples), tf.constant(size));
  }

  /** The positions in one direction at which crops begin and end, {@code [batch, 1]} each. */
  private record Side(Operand<TFloat32> begin, Operand<TFloat32> end) {

    Side swappedWhere(Ops tf, Operand<TFloat32> one) {
      Operand<TFloat32> length = tf.math.mul(one, tf.math.sub(end, begin));
      return new Side(tf.math.add(begin, length), tf.math.sub(end, length));
    }
  }
}
