package org.gan4j.core.penalty;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.gan4j.core.InputException;
import org.gan4j.core.variant.Tape;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Gradient penalties: means over a batch of a function of ||grad_x D(x)||, as scalars without a
 * weight. Inputs are {@code [batch, ...]}; the batch size must be known if something is drawn. The
 * critic is a function of such a batch, for instance {@code x -> critic.apply(tape, x)}, and yields
 * {@code [batch, ...]}. If it yields several values for an example, as patch discriminators do, the
 * gradient is that of their sum.
 *
 * <p>The derivative of an example is exact only if its score does not depend on other examples. A
 * critic with batch norm has no separate gradient for each example (Gulrajani et al. 2017, section
 * 4).
 */
public final class GradientPenalty {

  /** Added under the root, whose slope at 0 is infinite. */
  private static final float EPSILON = 1e-12f;

  private GradientPenalty() {}

  /**
   * mean (||grad D(x)|| - 1)^2 at x = e real + (1 - e) fake, with one e from U[0, 1) for each
   * example (Gulrajani et al. 2017, equation 3 and algorithm 1, where its weight is 10).
   *
   * @throws InputException if the batch size is not known, or the critic does not depend on its
   *     input
   */
  public static Operand<TFloat32> wasserstein(
      Tape tape,
      Operand<TFloat32> real,
      Operand<TFloat32> fake,
      UnaryOperator<Operand<TFloat32>> critic) {
    Ops tf = tape.tf();
    Operand<TFloat32> share = onePerExample(tape, "penalty/wasserstein", real);
    Operand<TFloat32> mixed =
        tf.math.add(
            tf.math.mul(share, real), tf.math.mul(tf.math.sub(tf.constant(1f), share), fake));
    return towardsOne(tf, squaredNorms(tape, mixed, critic));
  }

  /**
   * mean (||grad D(x)|| - 1)^2 near the real images (Kodali et al. 2017, section 2.3), at the
   * points of the authors' code: x = real + e 0.5 std(real) u, with u from U[0, 1) for each value,
   * one e from U[0, 1) for each example, and one std for the whole batch. The paper's text has
   * normal noise around the images instead. Its weight is 10 in the paper.
   *
   * @throws InputException if the batch size is not known, or the critic does not depend on its
   *     input
   */
  public static Operand<TFloat32> dragan(
      Tape tape, Operand<TFloat32> real, UnaryOperator<Operand<TFloat32>> critic) {
    Ops tf = tape.tf();
    requireKnownBatch(real);
    Operand<TFloat32> share = onePerExample(tape, "penalty/dragan/share", real);
    Operand<TFloat32> noise = tape.uniform("penalty/dragan/noise", real.shape());
    Operand<TFloat32> half = tf.math.mul(tf.constant(0.5f), deviation(tape, real));
    Operand<TFloat32> shift = tf.math.mul(half, tf.math.mul(share, noise));
    return towardsOne(tf, squaredNorms(tape, tf.math.add(real, shift), critic));
  }

  /**
   * mean ||grad D(x)||^2 / 2 at the real images (Mescheder et al. 2018, equation 9, with gamma =
   * 1).
   *
   * @throws InputException if the critic does not depend on its input
   */
  public static Operand<TFloat32> r1(
      Tape tape, Operand<TFloat32> real, UnaryOperator<Operand<TFloat32>> critic) {
    Ops tf = tape.tf();
    Operand<TFloat32> squares = squaredNorms(tape, real, critic);
    return tf.math.mul(tf.constant(0.5f), tf.math.mean(squares, tf.constant(0)));
  }

  private static Operand<TFloat32> towardsOne(Ops tf, Operand<TFloat32> squares) {
    Operand<TFloat32> norms = tf.math.sqrt(tf.math.add(squares, tf.constant(EPSILON)));
    return tf.math.mean(tf.math.square(tf.math.sub(norms, tf.constant(1f))), tf.constant(0));
  }

  /** Returns ||grad_x D(x)||^2 of each example: {@code [batch]}. */
  private static Operand<TFloat32> squaredNorms(
      Tape tape, Operand<TFloat32> x, UnaryOperator<Operand<TFloat32>> critic) {
    Ops tf = tape.tf();
    Operand<TFloat32> scores = critic.apply(x);
    Operand<TFloat32> sum = tf.reduceSum(scores, axes(tf, 0, scores));
    return tf.reduceSum(tf.math.square(tape.gradient(sum, x)), axes(tf, 1, x));
  }

  /** Returns the standard deviation of all values of a batch, a scalar. */
  private static Operand<TFloat32> deviation(Tape tape, Operand<TFloat32> x) {
    Ops tf = tape.tf();
    Operand<TFloat32> mean = tape.replicas().mean(tf, tf.math.mean(x, axes(tf, 0, x)));
    Operand<TFloat32> squares = tf.math.square(tf.math.sub(x, mean));
    Operand<TFloat32> variance = tape.replicas().mean(tf, tf.math.mean(squares, axes(tf, 0, x)));
    return tf.math.sqrt(tf.math.add(variance, tf.constant(EPSILON)));
  }

  private static Operand<TFloat32> onePerExample(
      Tape tape, String stream, Operand<TFloat32> batch) {
    requireKnownBatch(batch);
    long[] shape = new long[batch.shape().numDimensions()];
    Arrays.fill(shape, 1);
    shape[0] = batch.shape().get(0);
    return tape.uniform(stream, Shape.of(shape));
  }

  private static void requireKnownBatch(Operand<TFloat32> batch) {
    if (batch.shape().hasUnknownDimension()) {
      throw new InputException(
          "gradient penalty",
          "expected real images of a known shape, found " + batch.shape(),
          "Give it the images of the tape.");
    }
  }

  private static Operand<TInt32> axes(Ops tf, int first, Operand<?> x) {
    return tf.constant(IntStream.range(first, x.shape().numDimensions()).toArray());
  }
}
