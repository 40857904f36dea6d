package org.gan4j.models;

import org.gan4j.core.Bounds;
import org.gan4j.core.loss.GanLoss;
import org.gan4j.core.optimizer.OptimizerConfig;
import org.gan4j.core.penalty.GradientPenalty;
import org.gan4j.core.variant.GanGraph;
import org.gan4j.core.variant.Variant;

/**
 * Deep regret analytic GAN (Kodali et al. 2017, section 2.3): the classic game, with the
 * discriminator's gradient norm drawn towards 1 around the real images, so that it has no sharp
 * slopes there to which modes collapse. The points are those of the authors' code, {@link
 * GradientPenalty#dragan}.
 *
 * <p>The players are updated in turn, each with fresh latents, on {@link DcganNetworks}. As with
 * every gradient penalty, batch norm would tie an example's gradient to its batch; the config
 * allows it, to compare with DCGAN.
 */
public final class Dragan implements Variant {

  private final Config config;

  /**
   * Hyperparameters.
   *
   * @param latentSize of z, 100 in the paper
   * @param baseWidth channels of the widest maps; deeper maps double it
   * @param kernelSize of all convolutions
   * @param leakySlope of the discriminator
   * @param discriminatorNormalisation of its maps
   * @param loss of both players: minimax or non-saturating in the paper
   * @param penaltyWeight lambda, 10 in the paper
   * @param generatorOptimizer its optimizer; Adam(0.0001, 0.5, 0.9) in the authors' code
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

  /** A variant with these hyperparameters. */
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
