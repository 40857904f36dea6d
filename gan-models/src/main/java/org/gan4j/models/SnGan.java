package org.gan4j.models;

import org.gan4j.core.Bounds;
import org.gan4j.core.loss.GanLoss;
import org.gan4j.core.optimizer.OptimizerConfig;
import org.gan4j.core.variant.GanGraph;
import org.gan4j.core.variant.Variant;

/**
 * GAN with spectral normalisation (Miyato et al. 2018, algorithm 1): every kernel of the
 * discriminator is divided by its largest singular value, which one power iteration in each
 * application estimates; the generator is not normalised. The loss is usually the hinge loss of
 * equations 16 and 17.
 *
 * <p>It uses {@link DcganNetworks} or {@link ResNetNetworks} (appendix B.4). The discriminator's
 * last layer has no bias, as in the authors' code.
 */
public final class SnGan implements Variant {

  private final Config config;

  /**
   * Hyperparameters.
   *
   * @param latentSize size of z, 128 in the paper
   * @param body the networks; the paper's have no other normalisation in the discriminator
   * @param loss loss of both players: hinge for ResNets in the paper, non-saturating for others
   * @param discriminatorSteps steps of the discriminator for each step of the generator, 5 in the
   *     paper's best settings
   * @param generatorBatches batches of latents in a generator's step: 2 in the authors' code for
   *     ResNets
   * @param generatorOptimizer Adam(0.0002, 0, 0.9) in the paper's best settings for ResNets
   * @param discriminatorOptimizer likewise
   */
  public record Config(
      int latentSize,
      Body body,
      GanLoss loss,
      int discriminatorSteps,
      int generatorBatches,
      OptimizerConfig generatorOptimizer,
      OptimizerConfig discriminatorOptimizer) {

    /**
     * @throws IllegalArgumentException if a number is out of its range
     */
    public Config {
      Bounds.atLeastOne("latentSize", latentSize);
      Bounds.atLeastOne("discriminatorSteps", discriminatorSteps);
      Bounds.atLeastOne("generatorBatches", generatorBatches);
    }
  }

  /** A variant with these hyperparameters. */
  public SnGan(Config config) {
    this.config = config;
  }

  @Override
  public void define(GanGraph graph) {
    var networks = config.body().at(graph.imageShape());
    var generator = graph.generator("generator", config.latentSize(), networks::generator);
    var discriminator =
        graph.discriminator(
            "discriminator",
            net -> {
              net.spectralNorm();
              networks.features(net);
              net.bias(false).dense(1);
            });
    var generatorOptimizer = graph.optimizer("generator_optimizer", config.generatorOptimizer());
    var discriminatorOptimizer =
        graph.optimizer("discriminator_optimizer", config.discriminatorOptimizer());

    graph
        .phase(
            "discriminator_step",
            tape -> {
              var tf = tape.tf();
              var fake = generator.apply(tape, tape.latents(config.latentSize())); // [B, H, W, C]
              var realLogits = discriminator.apply(tape, tape.images()); // [B, 1]
              var fakeLogits = discriminator.apply(tape, fake); // [B, 1]
              var loss = config.loss().discriminator(tf, realLogits, fakeLogits);

              tape.apply(discriminatorOptimizer, tape.gradient(loss, discriminator));
              tape.report("loss/discriminator", loss);
              tape.report("score/real", Scores.mean(tf, realLogits));
              tape.report("score/fake", Scores.mean(tf, fakeLogits));
            })
        .repeat(config.discriminatorSteps());
    graph.phase(
        "generator_step",
        tape -> {
          var z = LatentBatches.draw(tape, config.latentSize(), config.generatorBatches());
          var fake = generator.apply(tape, z); // [generatorBatches B, H, W, C]
          var loss = config.loss().generator(tape.tf(), discriminator.apply(tape, fake));

          tape.apply(generatorOptimizer, tape.gradient(loss, generator));
          tape.report("loss/generator", loss);
        });
    graph.sampler(config.latentSize(), generator::infer);
  }
}
