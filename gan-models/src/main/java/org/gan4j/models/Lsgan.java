package org.gan4j.models;

import org.gan4j.core.Bounds;
import org.gan4j.core.optimizer.OptimizerConfig;
import org.gan4j.core.variant.GanGraph;
import org.gan4j.core.variant.Variant;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Least squares GAN (Mao et al. 2017): the discriminator learns to answer b for real and a for
 * generated images, and the generator learns to make it answer c, all by squared error (equation
 * 2). So samples far on the right side of the boundary still have a gradient.
 *
 * <p>The players are updated in turn, each with new latents, on {@link DcganNetworks}. The paper's
 * networks for scenes are similar, at 112 pixels, with a convolution that keeps the size after each
 * that changes it.
 */
public final class Lsgan implements Variant {

  private final Config config;

  /**
   * Hyperparameters.
   *
   * @param latentSize size of z, 1024 in the paper's networks for scenes
   * @param baseWidth number of channels of the largest maps; each deeper map has twice as many
   * @param kernelSize kernel size of all convolutions, 5 in the paper
   * @param leakySlope slope of the discriminator's leaky ReLU
   * @param discriminatorNormalisation batch in the paper; none in its experiments on stability
   * @param targets the answers a, b and c
   * @param generatorOptimizer Adam(0.001, 0.5) in the paper for scenes
   * @param discriminatorOptimizer likewise
   */
  public record Config(
      int latentSize,
      int baseWidth,
      int kernelSize,
      double leakySlope,
      Normalisation discriminatorNormalisation,
      Targets targets,
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
    }
  }

  /**
   * The answers a, b and c. With b - c = 1 and b - a = 2, such as -1, 1 and 0, the generator
   * minimises a Pearson chi-squared divergence (equation 8); with 0, 1 and 1 it makes samples as
   * real as possible (equation 9). The paper finds no difference between them.
   *
   * @param fake a, the discriminator's answer for generated images
   * @param real b, its answer for real images, above a
   * @param generator c, the answer that the generator wants for its images, above a
   */
  public record Targets(double fake, double real, double generator) {

    /**
     * @throws IllegalArgumentException if b or c is not above a
     */
    public Targets {
      String above = "(" + fake + ", inf)";
      Bounds.in("real", above, real > fake && Double.isFinite(real), real);
      Bounds.in("generator", above, generator > fake && Double.isFinite(generator), generator);
    }
  }

  /** Makes a variant with these hyperparameters. */
  public Lsgan(Config config) {
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
    Targets targets = config.targets();

    graph.phase(
        "discriminator_step",
        tape -> {
          var tf = tape.tf();
          var fake = generator.apply(tape, tape.latents(config.latentSize())); // [B, H, W, C]
          var realAnswers = discriminator.apply(tape, tape.images()); // [B, 1]
          var fakeAnswers = discriminator.apply(tape, fake); // [B, 1]
          var loss =
              tf.math.add(
                  error(tf, realAnswers, targets.real()), error(tf, fakeAnswers, targets.fake()));

          tape.apply(discriminatorOptimizer, tape.gradient(loss, discriminator));
          tape.report("loss/discriminator", loss);
          tape.report("score/real", Scores.mean(tf, realAnswers));
          tape.report("score/fake", Scores.mean(tf, fakeAnswers));
        });
    graph.phase(
        "generator_step",
        tape -> {
          var fake = generator.apply(tape, tape.latents(config.latentSize())); // [B, H, W, C]
          var answers = discriminator.apply(tape, fake); // [B, 1]
          var loss = error(tape.tf(), answers, targets.generator());

          tape.apply(generatorOptimizer, tape.gradient(loss, generator));
          tape.report("loss/generator", loss);
        });
    graph.sampler(config.latentSize(), generator::infer);
  }

  /** Returns mean (D - target)^2 / 2, one term of equation 2. */
  private static Operand<TFloat32> error(Ops tf, Operand<TFloat32> answers, double target) {
    var difference = tf.math.sub(answers, tf.constant((float) target));
    return tf.math.mul(tf.constant(0.5f), Scores.mean(tf, tf.math.square(difference)));
  }
}
