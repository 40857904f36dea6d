package org.gan4j.models;

import org.gan4j.core.Bounds;
import org.gan4j.core.loss.GanLoss;
import org.gan4j.core.optimizer.OptimizerConfig;
import org.gan4j.core.variant.GanGraph;
import org.gan4j.core.variant.Variant;

/**
 * Deep convolutional GAN (Radford, Metz and Chintala 2016).
 *
 * <p>It follows the guidelines of the paper's section 3: strided and transposed convolutions in
 * place of pooling, batch norm in both networks except the generator's output and the
 * discriminator's input, ReLU and tanh in the generator, leaky ReLU in the discriminator, weights
 * from N(0, 0.02).
 *
 * <p>{@link DcganNetworks} lists the layers and the possible sizes of images.
 *
 * <p>Both players are updated together, at the weights that the step began with, on one batch of
 * fakes.
 */
public final class Dcgan implements Variant {

  private final Config config;

  /**
   * Hyperparameters.
   *
   * @param latentSize size of z, 100 in the paper
   * @param baseWidth number of channels of the largest maps; each deeper map has twice as many
   * @param kernelSize kernel size of all convolutions, 5 in the paper
   * @param leakySlope slope of the discriminator's leaky ReLU, 0.2 in the paper
   * @param discriminatorDropout dropout after each activation of the discriminator, 0 in the paper
   * @param loss loss of both players
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
    var networks =
        new DcganNetworks(
            graph.imageShape(),
            config.baseWidth(),
            config.kernelSize(),
            config.leakySlope(),
            config.discriminatorDropout(),
            Normalisation.BATCH);
    var generator = graph.generator("generator", config.latentSize(), networks::generator);
    var discriminator = graph.discriminator("discriminator", networks::discriminator);
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
}
