package org.gan4j.train.internal.output;

import java.util.Optional;
import org.gan4j.core.InputException;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.variable.Weights;
import org.gan4j.core.variant.ConditionalSampler;
import org.gan4j.train.internal.data.Pixels;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TUint8;

/**
 * The sampler in the graph.
 *
 * @param latents fed, {@code [batch, latentSize]}, with any batch size
 * @param labels fed, int32 {@code [batch]}, if the sampler takes labels
 * @param images {@code [batch, height, width, channels]} in [-1, 1]
 * @param pixels the same images as uint8 {@code [batch, height, width, channels]}
 * @param latentSize size of a latent vector
 */
public record SampleOutput(
    Operand<TFloat32> latents,
    Optional<Operand<TInt32>> labels,
    Operand<TFloat32> images,
    Operand<TUint8> pixels,
    int latentSize) {

  static SampleOutput of(Weights weights, SamplerDeclaration declared, ImageShape images) {
    Ops tf = weights.tf();
    int latentSize = declared.latentSize();
    Operand<TFloat32> latents =
        tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, latentSize)));
    Operand<TInt32> labels = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(-1)));
    Operand<TFloat32> sampled = declared.sampler().sample(weights, latents, labels);
    requireImages(sampled, images);
    return new SampleOutput(
        latents,
        declared.conditional() ? Optional.of(labels) : Optional.empty(),
        sampled,
        Pixels.of(tf, sampled),
        latentSize);
  }

  private static void requireImages(Operand<TFloat32> sampled, ImageShape images) {
    Shape expected = Shape.of(-1, images.height(), images.width(), images.channels());
    if (!sampled.shape().isCompatibleWith(expected)) {
      throw new InputException(
          "sampler",
          "the real images have shape " + expected + ", but it yields " + sampled.shape(),
          "Return generator.infer(weights, latents).");
    }
  }

  /**
   * A sampler as declared by the variant.
   *
   * @param sampler makes the images; ignores the labels if it is not conditional
   */
  public record SamplerDeclaration(
      int latentSize, boolean conditional, ConditionalSampler sampler) {}
}
