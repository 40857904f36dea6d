package org.gan4j.core.internal.gradient;

import java.util.List;
import org.tensorflow.GraphOperation;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.op.Ops;
import org.tensorflow.op.math.Mean;
import org.tensorflow.op.nn.FusedBatchNormGrad;
import org.tensorflow.types.TFloat32;

/**
 * The derivative of batch norm's derivative; {@link GradientFormulas} has those of simpler
 * operations.
 *
 * <p>With the normalised x^ = (x - mean) r, r = 1 / sqrt(variance + epsilon), and the projection
 * P(v) = v - mean(v) - x^ mean(v x^), where all means are over batch and positions, the operation
 * yields
 *
 * <pre>
 *   dx = scale r P(g)    dscale = sum(g x^)    dshift = sum(g)
 * </pre>
 *
 * <p>for the derivative g by batch norm's output. For a scalar with the derivatives u, a and b by
 * these three, the derivatives are as follows, because P is its own transpose:
 *
 * <pre>
 *   by g      scale r P(u) + a x^ + b
 *   by x      r P(s) - scale r^2 x^ mean(u P(g)),  s = a g - scale r (u mean(g x^) + g mean(u x^))
 *   by scale  r sum(u P(g))
 * </pre>
 */
final class BatchNormGradient {

  private final Ops tf;
  private final Operand<TFloat32> normalised;
  private final Operand<TFloat32> inverse;
  private final Operand<TFloat32> count;

  private BatchNormGradient(Ops tf, Operand<TFloat32> x, float epsilon) {
    this.tf = tf;
    Operand<TFloat32> centred = tf.math.sub(x, mean(tf, x));
    Operand<TFloat32> variance = mean(tf, tf.math.square(centred));
    this.inverse = tf.math.rsqrt(tf.math.add(variance, tf.constant(epsilon)));
    this.normalised = tf.math.mul(centred, inverse);
    this.count = tf.dtypes.cast(tf.math.div(tf.size(x), tf.size(variance)), TFloat32.class);
  }

  /** FusedBatchNormGradV3(g, x, scale, three that are reserved) = dx, dscale, dshift, two empty. */
  static List<Operand<?>> ofFusedBatchNormGrad(Ops tf, GraphOperation op, List<Output<?>> dz) {
    var inputs = new FusedBatchNormGrad.Inputs<TFloat32, TFloat32>(op);
    var norm = new BatchNormGradient(tf, inputs.x, inputs.epsilon);
    Operand<TFloat32> scale = inputs.scale;
    Operand<TFloat32> g = inputs.yBackprop;
    Operand<TFloat32> u = floats(dz.get(0));
    Operand<TFloat32> a = floats(dz.get(1));
    Operand<TFloat32> b = floats(dz.get(2));
    return List.of(
        norm.byOutputGradient(scale, u, a, b),
        norm.byInput(scale, g, u, a),
        norm.byScale(g, u),
        tf.zerosLike(inputs.reserveSpace1),
        tf.zerosLike(inputs.reserveSpace2),
        tf.zerosLike(inputs.reserveSpace3));
  }

  private Operand<TFloat32> byOutputGradient(
      Operand<TFloat32> scale, Operand<TFloat32> u, Operand<TFloat32> a, Operand<TFloat32> b) {
    Operand<TFloat32> spread = tf.math.add(tf.math.mul(a, normalised), b);
    return tf.math.add(tf.math.mul(tf.math.mul(scale, inverse), projected(u)), spread);
  }

  private Operand<TFloat32> byInput(
      Operand<TFloat32> scale, Operand<TFloat32> g, Operand<TFloat32> u, Operand<TFloat32> a) {
    Operand<TFloat32> factor = tf.math.mul(scale, inverse);
    Operand<TFloat32> crossed =
        tf.math.add(
            tf.math.mul(u, mean(tf, tf.math.mul(g, normalised))),
            tf.math.mul(g, mean(tf, tf.math.mul(u, normalised))));
    Operand<TFloat32> s = tf.math.sub(tf.math.mul(a, g), tf.math.mul(factor, crossed));
    Operand<TFloat32> byInverse =
        tf.math.mul(tf.math.mul(factor, mean(tf, tf.math.mul(u, projected(g)))), normalised);
    return tf.math.mul(inverse, tf.math.sub(projected(s), byInverse));
  }

  private Operand<TFloat32> byScale(Operand<TFloat32> g, Operand<TFloat32> u) {
    Operand<TFloat32> mean = mean(tf, tf.math.mul(u, projected(g)));
    Operand<TFloat32> sum = tf.math.mul(count, tf.math.mul(inverse, mean));
    return tf.reshape(sum, tf.array(-1));
  }

  private Operand<TFloat32> projected(Operand<TFloat32> v) {
    Operand<TFloat32> along = mean(tf, tf.math.mul(v, normalised));
    return tf.math.sub(tf.math.sub(v, mean(tf, v)), tf.math.mul(normalised, along));
  }

  /** Returns the mean over batch and positions, {@code [1, 1, 1, channels]}. */
  private static Operand<TFloat32> mean(Ops tf, Operand<TFloat32> x) {
    return tf.math.mean(x, tf.array(0, 1, 2), Mean.keepDims(true));
  }

  @SuppressWarnings("unchecked")
  private static Operand<TFloat32> floats(Output<?> output) {
    return (Operand<TFloat32>) output;
  }
}
