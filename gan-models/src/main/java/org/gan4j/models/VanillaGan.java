package org.gan4j.models;

import org.gan4j.core.Bounds;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.layer.NetworkBuilder;
import org.gan4j.core.loss.GanLoss;
import org.gan4j.core.optimizer.OptimizerConfig;
import org.gan4j.core.variant.GanGraph;
import org.gan4j.core.variant.Variant;

/**
 * The first GAN (Goodfellow et al. 2014): two multilayer perceptrons, updated in turn as in
 * algorithm 1 with k = 1, each with new latents.
 *
 * <p>The networks are the usual ones of tutorials for MNIST: latents of 100, hidden layers of 256,
 * 512 and 1024 units in the generator and the reverse in the discriminator, leaky ReLU, Adam. The
 * paper itself mixes rectifiers and sigmoids, maxout with dropout, and momentum.
 */
public final class VanillaGan implements Variant {

  private final Config config;

  /**
   * Hyperparameters.
   *
   * @param latentSize size of z
   * @param hiddenWidth units of the narrowest hidden layer; the others have twice and four times as
   *     many
   * @param leakySlope slope of the leaky ReLU in both networks
   * @param discriminatorDropout after each of its hidden layers
   * @param loss loss of both players
   * @param generatorOptimizer optimizer of the generator
   * @param discriminatorOptimizer optimizer of the discriminator
   */
  public record Config(
      int latentSize,
      int hiddenWidth,
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
      Bounds.atLeastOne("hiddenWidth", hiddenWidth);
      Bounds.share("leakySlope", leakySlope);
      Bounds.share("discriminatorDropout", discriminatorDropout);
    }
  }

  /** A variant with these hyperparameters. */
  public VanillaGan(Config config) {
    this.config = config;
  }

  @Override
  public void define(GanGraph graph) {
    ImageShape images = graph.imageShape();
    var generator =
        graph.generator("generator", config.latentSize(), net -> generator(net, images));
    var discriminator = graph.discriminator("discriminator", this::discriminator);
    var generatorAdam = graph.optimizer("generator_optimizer", config.generatorOptimizer());
    var discriminatorAdam =
        graph.optimizer("discriminator_optimizer", config.discriminatorOptimizer());

    graph.phase(
        "discriminator_step",
        tape -> {
          var tf = tape.tf();
          var fake = generator.apply(tape, tape.latents(config.latentSize())); // [B, H, W, C]
          var realLogits = discriminator.apply(tape, tape.images()); // [B, 1]
          var fakeLogits = discriminator.apply(tape, fake); // [B, 1]
          var loss = config.loss().discriminator(tf, realLogits, fakeLogits);

          tape.apply(discriminatorAdam, tape.gradient(loss, discriminator));
          tape.report("loss/discriminator", loss);
          tape.report("score/real", Scores.meanProbability(tf, realLogits));
          tape.report("score/fake", Scores.meanProbability(tf, fakeLogits));
        });
    graph.phase(
        "generator_step",
        tape -> {
          var fake = generator.apply(tape, tape.latents(config.latentSize())); // [B, H, W, C]
          var loss = config.loss().generator(tape.tf(), discriminator.apply(tape, fake));

          tape.apply(generatorAdam, tape.gradient(loss, generator));
          tape.report("loss/generator", loss);
        });
    graph.sampler(config.latentSize(), generator::infer);
  }

  private void generator(NetworkBuilder net, ImageShape images) {
    for (int width = 1; width <= 4; width *= 2) {
      net.dense((long) width * config.hiddenWidth()).leakyRelu(config.leakySlope());
    }
    net.dense(images.size()).tanh();
    net.reshape(images.height(), images.width(), images.channels());
  }

  private void discriminator(NetworkBuilder net) {
    net.flatten();
    for (int width = 4; width >= 1; width /= 2) {
      net.dense((long) width * config.hiddenWidth()).leakyRelu(config.leakySlope());
      net.dropout(config.discriminatorDropout());
    }
    net.dense(1);
  }
}
