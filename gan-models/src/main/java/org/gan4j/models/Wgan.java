package org.gan4j.models;

import org.gan4j.core.Bounds;
import org.gan4j.core.layer.NetworkBuilder;
import org.gan4j.core.loss.Wasserstein;
import org.gan4j.core.optimizer.OptimizerConfig;
import org.gan4j.core.variant.GanGraph;
import org.gan4j.core.variant.Variant;

/**
 * Wasserstein GAN (Arjovsky, Chintala and Bottou 2017, algorithm 1): a critic f that is kept
 * Lipschitz by clipping its weights, trained several steps for each step of the generator, by
 * RMSProp. The critic maximises f(x) - f(G(z)), which estimates the Wasserstein distance up to a
 * factor; it is reported as {@code distance/wasserstein}.
 *
 * <p>It uses {@link DcganNetworks}. Every weight of the critic is clipped, including the scales of
 * batch norm, as in the authors' code. The critic's last layer has no bias, because a bias would
 * cancel in the loss. The authors' code takes 100 critic steps at a time in the first 25 steps and
 * in every 500th; algorithm 1 does not.
 */
public final class Wgan implements Variant {

  private final Config config;

  /**
   * Hyperparameters.
   *
   * @param latentSize size of z, 100 in the paper
   * @param baseWidth number of channels of the largest maps, 64 in the paper; each deeper map has
   *     twice as many
   * @param kernelSize kernel size of all convolutions
   * @param leakySlope slope of the critic's leaky ReLU, 0.2 in the paper
   * @param criticNormalisation normalisation of the critic's maps, batch in the paper
   * @param criticSteps steps of the critic for each step of the generator, 5 in the paper
   * @param clip each weight of the critic is kept in [-clip, clip], 0.01 in the paper
   * @param generatorOptimizer RMSProp(0.00005) in the paper
   * @param criticOptimizer likewise
   */
  public record Config(
      int latentSize,
      int baseWidth,
      int kernelSize,
      double leakySlope,
      Normalisation criticNormalisation,
      int criticSteps,
      double clip,
      OptimizerConfig generatorOptimizer,
      OptimizerConfig criticOptimizer) {

    /**
     * @throws IllegalArgumentException if a number is out of its range
     */
    public Config {
      Bounds.atLeastOne("latentSize", latentSize);
      Bounds.atLeastOne("baseWidth", baseWidth);
      Bounds.atLeastOne("kernelSize", kernelSize);
      Bounds.share("leakySlope", leakySlope);
      Bounds.atLeastOne("criticSteps", criticSteps);
      Bounds.positive("clip", clip);
    }
  }

  /** A variant with these hyperparameters. */
  public Wgan(Config config) {
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
            config.criticNormalisation());
    var generator = graph.generator("generator", config.latentSize(), networks::generator);
    var critic = graph.discriminator("critic", net -> critic(net, networks));
    var generatorOptimizer = graph.optimizer("generator_optimizer", config.generatorOptimizer());
    var criticOptimizer = graph.optimizer("critic_optimizer", config.criticOptimizer());
    var wasserstein = new Wasserstein();

    graph
        .phase(
            "critic_step",
            tape -> {
              var tf = tape.tf();
              var fake = generator.apply(tape, tape.latents(config.latentSize())); // [B, H, W, C]
              var realScores = critic.apply(tape, tape.images()); // [B, 1]
              var fakeScores = critic.apply(tape, fake); // [B, 1]
              var loss = wasserstein.discriminator(tf, realScores, fakeScores);

              var low = tf.constant((float) -config.clip());
              var high = tf.constant((float) config.clip());
              tape.apply(criticOptimizer, tape.gradient(loss, critic));
              tape.project(critic, weight -> tf.clipByValue(weight, low, high));
              tape.report("loss/critic", loss);
              tape.report("distance/wasserstein", Scores.distance(tf, realScores, fakeScores));
            })
        .repeat(config.criticSteps());
    graph.phase(
        "generator_step",
        tape -> {
          var fake = generator.apply(tape, tape.latents(config.latentSize())); // [B, H, W, C]
          var scores = critic.apply(tape, fake); // [B, 1]
          var loss = wasserstein.generator(tape.tf(), scores);

          tape.apply(generatorOptimizer, tape.gradient(loss, generator));
          tape.report("loss/generator", loss);
        });
    graph.sampler(config.latentSize(), generator::infer);
  }

  private static void critic(NetworkBuilder net, DcganNetworks networks) {
    networks.features(net);
    net.bias(false).dense(1);
  }
}
