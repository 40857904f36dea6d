package org.gan4j.models;

import org.gan4j.core.Bounds;
import org.gan4j.core.InputException;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.layer.NetworkBuilder;
import org.gan4j.core.loss.GanLoss;
import org.gan4j.core.optimizer.OptimizerConfig;
import org.gan4j.core.variable.Initializer;
import org.gan4j.core.variant.GanGraph;
import org.gan4j.core.variant.Variant;

/**
 * Deep convolutional GAN (Radford, Metz and Chintala 2016).
 *
 * <p>By the guidelines of the paper's section 3: strided and transposed convolutions in place of
 * pooling, batch norm in both networks except the generator's output and the discriminator's input,
 * ReLU and tanh in the generator, leaky ReLU in the discriminator, weights from N(0, 0.02).
 *
 * <p>Serves square images of 28 pixels and powers of two from 8 to 128. At 64 pixels, with latents
 * of 100 and a base width of 64, these are four-stage networks: the generator goes 4x4x512,
 * 8x8x256, 16x16x128, 32x32x64, 64x64, the discriminator back. At 28 pixels the generator goes
 * 7x7x256, 7x7x128, 14x14x64, 28x28 (one stage keeps the size) and the discriminator 14x14x64,
 * 7x7x128, 4x4x256.
 *
 * <p>Both players are updated at once, at the weights the step began with, on one batch of fakes.
 */
public final class Dcgan implements Variant {

  private static final int SMALLEST_MAP = 4;

  private final Config config;

  /**
   * Hyperparameters.
   *
   * @param latentSize of z, 100 in the paper
   * @param baseWidth channels of the widest maps; deeper maps double it
   * @param kernelSize of all convolutions, 5 in the paper
   * @param leakySlope of the discriminator, 0.2 in the paper
   * @param discriminatorDropout after each of its activations, 0 in the paper
   * @param loss of both players
   * @param generatorOptimizer Adam(0.0002, 0.5) in the paper
   * @param discriminatorOptimizer likewise
   */
  public record Config(
      int latentSize,
      int baseWidth,
      int kernelSize,
      double leakySlope,
      double discriminatorDropout,
      GanLoss loss,
      OptimizerConfig generatorOptimizer,
      OptimizerConfig discriminatorOptimizer) {

    /**
     * @throws IllegalArgumentException if a number is out of its range
     */
    public Config {
      Bounds.atLeastOne("latentSize", latentSize);
      Bounds.atLeastOne("baseWidth", baseWidth);
      Bounds.atLeastOne("kernelSize", kernelSize);
      Bounds.share("leakySlope", leakySlope);
      Bounds.share("discriminatorDropout", discriminatorDropout);
    }
  }

  /** A variant with these hyperparameters. */
  public Dcgan(Config config) {
    this.config = config;
  }

  @Override
  public void define(GanGraph graph) {
    ImageShape images = graph.imageShape();
    int smallest = smallestMap(images);

    var generator =
        graph.generator("generator", config.latentSize(), net -> generator(net, images, smallest));
    var discriminator = graph.discriminator("discriminator", this::discriminator);
    var generatorAdam = graph.optimizer("generator_optimizer", config.generatorOptimizer());
    var discriminatorAdam =
        graph.optimizer("discriminator_optimizer", config.discriminatorOptimizer());

    graph.phase(
        "joint",
        tape -> {
          var tf = tape.tf();
          var real = tape.images(); // [B, H, W, C] in [-1, 1]
          var fake = generator.apply(tape, tape.latents(config.latentSize())); // as real
          var realLogits = discriminator.apply(tape, real); // [B, 1]
          var fakeLogits = discriminator.apply(tape, fake); // [B, 1]
          var discriminatorLoss = config.loss().discriminator(tf, realLogits, fakeLogits);
          var generatorLoss = config.loss().generator(tf, fakeLogits);

          tape.apply(discriminatorAdam, tape.gradient(discriminatorLoss, discriminator));
          tape.apply(generatorAdam, tape.gradient(generatorLoss, generator));
          tape.report("loss/discriminator", discriminatorLoss);
          tape.report("loss/generator", generatorLoss);
          tape.report("score/real", Scores.meanProbability(tf, realLogits));
          tape.report("score/fake", Scores.meanProbability(tf, fakeLogits));
        });
    graph.sampler(config.latentSize(), generator::infer);
  }

  /** z -> smallest map -> doubled (at 28 pixels first kept) -> ... -> images. */
  private void generator(NetworkBuilder net, ImageShape images, int smallest) {
    int stages = stages(images.height(), smallest);
    boolean keepFirst = smallest == 7;
    int width = config.baseWidth() << (keepFirst ? stages : stages - 1);
    net.initializer(Initializer.normal(0.02)).bias(false);
    net.dense((long) smallest * smallest * width).reshape(smallest, smallest, width);
    net.batchNorm().relu();
    if (keepFirst) {
      width /= 2;
      net.convTranspose(width, config.kernelSize(), 1).batchNorm().relu();
    }
    for (int stage = 1; stage < stages; stage++) {
      width /= 2;
      net.convTranspose(width, config.kernelSize(), 2).batchNorm().relu();
    }
    net.convTranspose(images.channels(), config.kernelSize(), 2).tanh();
  }

  /** images -> halved -> ... -> 4x4 -> one logit. */
  private void discriminator(NetworkBuilder net) {
    int width = config.baseWidth();
    net.initializer(Initializer.normal(0.02)).bias(false);
    net.conv(width, config.kernelSize(), 2).leakyRelu(config.leakySlope());
    net.dropout(config.discriminatorDropout());
    while (net.output().shape().get(0) > SMALLEST_MAP) {
      width *= 2;
      net.conv(width, config.kernelSize(), 2).batchNorm().leakyRelu(config.leakySlope());
      net.dropout(config.discriminatorDropout());
    }
    net.flatten().bias(true).dense(1);
  }

  private static int stages(int size, int smallest) {
    return Integer.numberOfTrailingZeros(size / smallest);
  }

  private static int smallestMap(ImageShape images) {
    int size = images.height();
    boolean power = Integer.bitCount(size) == 1 && size >= 8 && size <= 128;
    if (images.width() != size || !(power || size == 28)) {
      throw new InputException(
          "variant Dcgan",
          "expected square images of 28 pixels or a power of two from 8 to 128, found " + images,
          "Set dataset.imageSize, for instance to 32 or 64.");
    }
    return size == 28 ? 7 : SMALLEST_MAP;
  }
}
