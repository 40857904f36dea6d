package org.gan4j.core.layer.norm;

import org.gan4j.core.network.Layer;
import org.gan4j.core.network.LayerScope;
import org.gan4j.core.network.Signal;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Normalises each channel of each example over its positions (Ulyanov et al. 2016).
 *
 * @param epsilon added to the variance
 * @param affine whether a learnt scale and shift follow, one of each for every channel
 */
public record InstanceNorm(float epsilon, boolean affine) implements Layer {

  /** Makes a layer with epsilon 1e-5, a scale and a shift. */
  public InstanceNorm() {
    this(1e-5f, true);
  }

  /**
   * Returns a layer with epsilon 1e-5 and without scale and shift, as in the reference code of
   * CycleGAN.
   */
  public static InstanceNorm plain() {
    return new InstanceNorm(1e-5f, false);
  }

  @Override
  public Connected connect(LayerScope scope, Signal input) {
    scope.requireMap(input);
    return new Connected(
        Signal.of(input.shape().asArray()), affine ? scaled(scope, input) : fixed(input));
  }

  private Function scaled(LayerScope scope, Signal input) {
    Affine scaleAndShift = Affine.of(scope, Shape.of(input.channels()));
    return (pass, x) ->
        normalize(
            pass.tf(), x, pass.value(scaleAndShift.scale()), pass.value(scaleAndShift.shift()));
  }

  /**
   * Returns the layer without scale and shift. It uses {@code fill}, because {@code ones} and
   * {@code zeros} look at every operation of the graph.
   */
  private Function fixed(Signal input) {
    Shape channels = Shape.of(input.channels());
    return (pass, x) -> {
      Ops tf = pass.tf();
      Operand<TFloat32> ones = tf.fill(tf.constant(channels), tf.constant(1f));
      return normalize(tf, x, ones, tf.fill(tf.constant(channels), tf.constant(0f)));
    };
  }

  /** Normalises; a batch of one example is normalised by the fused operation for batches. */
  private Operand<TFloat32> normalize(
      Ops tf, Operand<TFloat32> x, Operand<TFloat32> scale, Operand<TFloat32> shift) {
    return x.shape().get(0) == 1
        ? FusedNorm.of(tf, x, scale, shift, epsilon).normalized()
        : MeanAndVariance.of(tf, x, 1, 2).normalize(tf, x, epsilon, scale, shift);
  }
}
