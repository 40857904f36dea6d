package org.gan4j.models;

import org.gan4j.core.Bounds;
import org.gan4j.core.loss.GanLoss;
import org.gan4j.core.optimizer.OptimizerConfig;
import org.gan4j.core.penalty.GradientPenalty;
import org.gan4j.core.variant.GanGraph;
import org.gan4j.core.variant.Variant;

/**
 * Deep regret analytic GAN (Kodali et al. 2017, section 2.3): the original GAN with a penalty that
 * draws the norm of the discriminator's gradient towards 1 around the real images. Without sharp
 * slopes there, modes do not collapse to them. The points are those of the authors' code, {@link
 * GradientPenalty#dragan}.
 *
 * <p>The players are updated in turn, each with new latents, on {@link DcganNetworks}. Batch norm
 * makes an example's gradient depend on its batch, which no gradient penalty wants; the config
 * allows it for comparison with DCGAN.
 */
public final class Dragan implements Variant {

  private final Config config;

  /**
   * Hyperparameters.
   *
   * @param latentSize size of z, 100 in the paper
   * @param baseWidth number of channels of the largest maps; each deeper map has twice as many
   * @param kernelSize kernel size of all convolutions
   * @param leakySlope slope of the discriminator's leaky ReLU
   * @param discriminatorNormalisation normalisation of the discriminator's maps
   * @param loss loss of both players: minimax or non-saturating in the paper
   * @param penaltyWeight lambda, 10 in the paper
   * @param generatorOptimizer optimizer of the generator; Adam(0.0001, 0.5, 0.9) in the authors'
   *     code
   * @param discriminatorOptimizer likewise
   */
  public record Config(
      int latentSize,
      int baseWidth,
      int kernelSize,
      double leakySlope,
      Normalisation discriminatorNormalisation,
      GanLoss loss,
      double penaltyWeight,
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
      Bounds.positive("penaltyWeight", penaltyWeight);
    }
  }

  /** Makes a variant with these hyperparameters. */
  public Dragan(Config config) {
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
            0,
            config.discriminatorNormalisation());
    var generator = graph.generator("generator", config.latentSize(), networks::generator);
    var discriminator = graph.discriminator("discriminator", networks::discriminator);
    var generatorOptimizer = graph.optimizer("generator_optimizer", config.generatorOptimizer());
    var discriminatorOptimizer =
        graph.optimizer("discriminator_optimizer", config.discriminatorOptimizer());

    graph.phase(
        "discriminator_step",
        tape -> {
          var tf = tape.tf();
          var real = tape.images(); // [B, H, W, C] in [-1, 1]
          var fake = generator.apply(tape, tape.latents(config.latentSize())); // as real
          var realLogits = discriminator.apply(tape, real); // [B, 1]
          var fakeLogits = discriminator.apply(tape, fake); // [B, 1]
          var penalty = GradientPenalty.dragan(tape, real, x -> discriminator.apply(tape, x));
          var loss =
              tf.math.add(
                  config.loss().discriminator(tf, realLogits, fakeLogits),
                  tf.math.mul(tf.constant((float) config.penaltyWeight()), penalty));

          tape.apply(discriminatorOptimizer, tape.gradient(loss, discriminator));
          tape.report("loss/discriminator", loss);
          tape.report("penalty/gradient", penalty);
          tape.report("score/real", Scores.meanProbability(tf, realLogits));
          tape.report("score/fake", Scores.meanProbability(tf, fakeLogits));
        });
    graph.phase(
        "generator_step",
        tape -> {
          var fake = generator.apply(tape, tape.latents(config.latentSize())); // [B, H, W, C]
          var loss = config.loss().generator(tape.tf(), discriminator.apply(tape, fake));

          tape.apply(generatorOptimizer, tape.gradient(loss, generator));
          tape.report("loss/generator", loss);
        });
    graph.sampler(config.latentSize(), generator::infer);
  }
}
