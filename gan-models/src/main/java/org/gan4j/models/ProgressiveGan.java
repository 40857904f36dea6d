package org.gan4j.models;

import org.gan4j.core.Bounds;
import org.gan4j.core.InputException;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.loss.Wasserstein;
import org.gan4j.core.optimizer.OptimizerConfig;
import org.gan4j.core.penalty.GradientPenalty;
import org.gan4j.core.variable.Initializer;
import org.gan4j.core.variable.Variable;
import org.gan4j.core.variant.GanGraph;
import org.gan4j.core.variant.PhaseTiming;
import org.gan4j.core.variant.Tape;
import org.gan4j.core.variant.Variant;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Progressive growing of GANs (Karras, Aila, Laine and Lehtinen 2018): training begins at 4x4 and
 * doubles the resolution stage by stage, each new block faded in.
 *
 * <p>Section 2: in stage s both players see images of 4 * 2^s pixels. While it fades in, the
 * generator's image is (1 - alpha) up(image of stage s - 1) + alpha (image of stage s), the
 * critic's features are blended likewise, and so are the real images (appendix A.1). Alpha follows
 * from the step, so it is not a state. Sections 3 and 4: minibatch standard deviation before the
 * critic's last block, equalised learning rate everywhere, pixelwise normalisation of the latents
 * and after each convolution of the generator. Table 2: the layers; images are linear in the last
 * features, without tanh. Appendix A.1: WGAN-GP with one critic step and a drift term, Adam(0.001,
 * 0, 0.99), the generator's moving average (training.emaDecay 0.999).
 *
 * <p>Each stage has its own phases and optimizers, so Adam's moments begin anew when a block is
 * added. The authors' code also resets them at the end of the fade, and shrinks the batch at high
 * resolutions; here the batch size is constant. Samples show the present growth: the sum of the
 * enlarged images of all stages with weights max(0, 1 - |growth - s|), which equals the blend
 * above.
 */
public final class ProgressiveGan implements Variant {

  private static final Wasserstein WASSERSTEIN = new Wasserstein();

  private final Config config;

  /**
   * Hyperparameters.
   *
   * @param latentSize size of z, 512 in the paper
   * @param channelBase channels of a map times its height, 16384 in the paper
   * @param maxChannels greatest number of channels, that of the small maps, 512 in the paper
   * @param leakySlope slope of the leaky ReLU in both networks, 0.2 in the paper
   * @param groupSize number of examples that share a standard deviation, 4 in the authors' code
   * @param stableSteps steps of each stage after its fade; the last stage does not end
   * @param fadeSteps steps of the fade of each stage but the first; as for stableSteps, 800 000
   *     images in the paper
   * @param penaltyWeight weight of the gradient penalty, 10 in the paper
   * @param drift weight of the mean squared score of real images, 0.001 in the paper
   * @param generatorOptimizer Adam(0.001, 0, 0.99, 1e-8) in the paper
   * @param criticOptimizer likewise
   */
  public record Config(
      int latentSize,
      int channelBase,
      int maxChannels,
      double leakySlope,
      int groupSize,
      int stableSteps,
      int fadeSteps,
      double penaltyWeight,
      double drift,
      OptimizerConfig generatorOptimizer,
      OptimizerConfig criticOptimizer) {

    /**
     * @throws IllegalArgumentException if a number is out of its range
     */
    public Config {
      Bounds.atLeastOne("latentSize", latentSize);
      Bounds.atLeastOne("channelBase", channelBase);
      Bounds.atLeastOne("maxChannels", maxChannels);
      Bounds.share("leakySlope", leakySlope);
      Bounds.atLeastOne("groupSize", groupSize);
      Bounds.atLeastOne("stableSteps", stableSteps);
      Bounds.atLeastOne("fadeSteps", fadeSteps);
      Bounds.positive("penaltyWeight", penaltyWeight);
      Bounds.in("drift", "[0, inf)", drift >= 0, drift);
    }

    /** Returns the first step of a stage, from 1; stages count from 0. */
    public long firstStep(int stage) {
      return stage == 0 ? 1 : stableSteps + (stage - 1L) * (fadeSteps + stableSteps) + 1;
    }

    /** Returns the number of channels of maps of a height. */
    public int channels(int height) {
      return Math.min(maxChannels, channelBase / height);
    }
  }

  /** A variant with these hyperparameters. */
  public ProgressiveGan(Config config) {
    this.config = config;
  }

  @Override
  public void define(GanGraph graph) {
    requireGrowable(graph.imageShape());
    var growth = graph.state("growth", Shape.scalar(), Initializer.zeros());
    var networks = new ProgressiveNetworks(graph, config);
    for (int stage = 0; stage < networks.stages(); stage++) {
      boolean isLast = stage + 1 == networks.stages();
      long last = isLast ? Long.MAX_VALUE : config.firstStep(stage + 1) - 1;
      critic(graph, networks, stage).between(config.firstStep(stage), last);
      generator(graph, networks, stage, growth).between(config.firstStep(stage), last);
    }
    graph.sampler(
        config.latentSize(),
        (weights, latents) -> {
          var tf = weights.tf();
          var images = networks.sample(weights, latents, weights.value(growth));
          return tf.clipByValue(images, tf.constant(-1f), tf.constant(1f));
        });
  }

  private PhaseTiming critic(GanGraph graph, ProgressiveNetworks networks, int stage) {
    String size = networks.name(stage);
    var adam = graph.optimizer("critic_optimizer_" + size, config.criticOptimizer());
    return graph.phase(
        "critic_" + size,
        tape -> {
          var tf = tape.tf();
          var alpha = alpha(tape, stage);
          int height = networks.height(stage);
          // [B, h, h, C] in [-1, 1]
          var real = ProgressiveNetworks.real(tf, tape.images(), height, alpha);
          var latents = tape.latents(config.latentSize());
          var fake = networks.generate(tape, latents, stage, alpha); // as real, unbounded
          var realScores = networks.score(tape, real, stage, alpha); // [B, 1]
          var fakeScores = networks.score(tape, fake, stage, alpha); // [B, 1]
          var penalty =
              GradientPenalty.wasserstein(
                  tape, real, fake, x -> networks.score(tape, x, stage, alpha));
          var drift = Scores.mean(tf, tf.math.square(realScores));
          var loss =
              tf.math.add(
                  WASSERSTEIN.discriminator(tf, realScores, fakeScores),
                  tf.math.add(
                      tf.math.mul(tf.constant((float) config.penaltyWeight()), penalty),
                      tf.math.mul(tf.constant((float) config.drift()), drift)));

          tape.apply(adam, tape.gradient(loss, networks.critic(stage)));
          tape.report("loss/critic", loss);
          tape.report("penalty/gradient", penalty);
          tape.report("score/real", Scores.mean(tf, realScores));
          tape.report("score/fake", Scores.mean(tf, fakeScores));
        });
  }

  private PhaseTiming generator(
      GanGraph graph, ProgressiveNetworks networks, int stage, Variable<TFloat32> growth) {
    String size = networks.name(stage);
    var adam = graph.optimizer("generator_optimizer_" + size, config.generatorOptimizer());
    return graph.phase(
        "generator_" + size,
        tape -> {
          var tf = tape.tf();
          var alpha = alpha(tape, stage);
          var latents = tape.latents(config.latentSize());
          var fake = networks.generate(tape, latents, stage, alpha); // [B, h, h, C], unbounded
          var loss = WASSERSTEIN.generator(tf, networks.score(tape, fake, stage, alpha));
          var reached = tf.math.add(alpha, tf.constant(stage - 1f));

          tape.apply(adam, tape.gradient(loss, networks.generator(stage)));
          tape.assign(growth, reached);
          tape.report("loss/generator", loss);
          tape.report("growth", reached);
        });
  }

  /**
   * Returns how far a stage has faded in: k / fadeSteps in its k-th step, at most 1; always 1 in
   * the first stage.
   */
  private Operand<TFloat32> alpha(Tape tape, int stage) {
    Ops tf = tape.tf();
    if (stage == 0) {
      return tf.constant(1f);
    }
    var step = tf.math.sub(tape.step(), tf.constant((float) (config.firstStep(stage) - 1)));
    var share = tf.math.div(step, tf.constant((float) config.fadeSteps()));
    return tf.clipByValue(share, tf.constant(0f), tf.constant(1f));
  }

  private void requireGrowable(ImageShape images) {
    int size = images.height();
    if (images.width() != size || Integer.bitCount(size) != 1 || size < 8) {
      throw new InputException(
          "variant ProgressiveGan",
          "expected square images of a power of two from 8 pixels on, found " + images,
          "Set dataset.imageSize, for instance to 32 or 256.");
    }
    if (config.channels(size) < 1) {
      throw InputException.atKey(
          "/variant/channelBase",
          "expected at least the images' height " + size + ", found " + config.channelBase(),
          "The largest maps have channelBase / height channels.");
    }
  }
}
