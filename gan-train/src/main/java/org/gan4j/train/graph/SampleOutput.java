package org.gan4j.train.graph;

import org.gan4j.core.InputException;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.variable.Weights;
import org.gan4j.core.variant.Sampler;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;

/**
 * The sampler in the graph.
 *
 * @param latents fed, {@code [batch, latentSize]}, any batch
 * @param pixels uint8 {@code [batch, height, width, channels]}: (x + 1) * 127.5, rounded half to
 *     even
 * @param latentSize size of a latent vector
 */
public record SampleOutput(Operand<TFloat32> latents, Operand<TUint8> pixels, int latentSize) {

  static SampleOutput of(Weights weights, int latentSize, Sampler sampler, ImageShape images) {
    Ops tf = weights.tf();
    Operand<TFloat32> latents =
        tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, latentSize)));
    Operand<TFloat32> sampled = sampler.sample(weights, latents);
    Shape expected = Shape.of(-1, images.height(), images.width(), images.channels());
    if (!sampled.shape().isCompatibleWith(expected)) {
      throw new InputException(
          "sampler",
          "the real images have shape " + expected + ", but it yields " + sampled.shape(),
          "Return generator.infer(weights, latents).");
    }
    Operand<TFloat32> scaled =
        tf.math.rint(tf.math.mul(tf.math.add(sampled, tf.constant(1f)), tf.constant(127.5f)));
    Operand<TFloat32> clipped = tf.clipByValue(scaled, tf.constant(0f), tf.constant(255f));
    return new SampleOutput(latents, tf.dtypes.cast(clipped, TUint8.class), latentSize);
  }
}
