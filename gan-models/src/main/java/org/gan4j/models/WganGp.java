package org.gan4j.models;

import org.gan4j.core.Bounds;
import org.gan4j.core.BoundsException;
import org.gan4j.core.loss.Wasserstein;
import org.gan4j.core.optimizer.OptimizerConfig;
import org.gan4j.core.penalty.GradientPenalty;
import org.gan4j.core.variant.GanGraph;
import org.gan4j.core.variant.Variant;

/**
 * Wasserstein GAN with gradient penalty (Gulrajani et al. 2017, algorithm 1): instead of clipping
 * weights, a penalty draws the norm of the critic's gradient towards 1 between real and generated
 * images.
 *
 * <p>It uses {@link DcganNetworks} or {@link ResNetNetworks}. With batch norm an example's gradient
 * would depend on its batch, so the critic must have layer norm or none (section 4). Its last layer
 * has no bias, because a bias would cancel in the loss and not affect the penalty.
 */
public final class WganGp implements Variant {

  private final Config config;

  /**
   * Hyperparameters.
   *
   * @param latentSize size of z, 128 in the paper
   * @param body the networks
   * @param penaltyWeight lambda, 10 in the paper
   * @param criticSteps steps of the critic for each step of the generator, 5 in the paper
   * @param generatorBatches batches of latents in a generator's step: 1 in algorithm 1, 2 in the
   *     authors' code for ResNets
   * @param generatorOptimizer Adam(0.0001, 0, 0.9) in algorithm 1; for ResNets 0.0002, falling
   *     linearly to 0
   * @param criticOptimizer likewise
   */
  public record Config(
      int latentSize,
      Body body,
      double penaltyWeight,
      int criticSteps,
      int generatorBatches,
      OptimizerConfig generatorOptimizer,
      OptimizerConfig criticOptimizer) {

    /**
     * @throws IllegalArgumentException if a number is out of its range, or the critic has batch
     *     norm
     */
    public Config {
      Bounds.atLeastOne("latentSize", latentSize);
      Bounds.positive("penaltyWeight", penaltyWeight);
      Bounds.atLeastOne("criticSteps", criticSteps);
      Bounds.atLeastOne("generatorBatches", generatorBatches);
      if (body instanceof Body.Dcgan dcgan && dcgan.normalisation() == Normalisation.BATCH) {
        throw new BoundsException(
            "body",
            "must have normalisation layer or none: a gradient penalty is on each example's"
                + " own gradient, found batch");
      }
    }
  }

  /** A variant with these hyperparameters. */
  public WganGp(Config config) {
    this.config = config;
  }

  @Override
  public void define(GanGraph graph) {
    var networks = config.body().at(graph.imageShape());
    var generator = graph.generator("generator", config.latentSize(), networks::generator);
    var critic =
        graph.discriminator(
            "critic",
            net -> {
              networks.features(net);
              net.bias(false).dense(1);
            });
    var generatorOptimizer = graph.optimizer("generator_optimizer", config.generatorOptimizer());
    var criticOptimizer = graph.optimizer("critic_optimizer", config.criticOptimizer());
    var wasserstein = new Wasserstein();

    graph
        .phase(
            "critic_step",
            tape -> {
              var tf = tape.tf();
              var real = tape.images(); // [B, H, W, C] in [-1, 1]
              var fake = generator.apply(tape, tape.latents(config.latentSize())); // as real
              var realScores = critic.apply(tape, real); // [B, 1]
              var fakeScores = critic.apply(tape, fake); // [B, 1]
              var penalty =
                  GradientPenalty.wasserstein(tape, real, fake, x -> critic.apply(tape, x));
              var loss =
                  tf.math.add(
                      wasserstein.discriminator(tf, realScores, fakeScores),
                      tf.math.mul(tf.constant((float) config.penaltyWeight()), penalty));

              tape.apply(criticOptimizer, tape.gradient(loss, critic));
              tape.report("loss/critic", loss);
              tape.report("penalty/gradient", penalty);
              tape.report("distance/wasserstein", Scores.distance(tf, realScores, fakeScores));
            })
        .repeat(config.criticSteps());
    graph.phase(
        "generator_step",
        tape -> {
          var z = LatentBatches.draw(tape, config.latentSize(), config.generatorBatches());
          var fake = generator.apply(tape, z); // [generatorBatches B, H, W, C]
          var scores = critic.apply(tape, fake); // [generatorBatches B, 1]
          var loss = wasserstein.generator(tape.tf(), scores);

          tape.apply(generatorOptimizer, tape.gradient(loss, generator));
          tape.report("loss/generator", loss);
        });
    graph.sampler(config.latentSize(), generator::infer);
  }
}
