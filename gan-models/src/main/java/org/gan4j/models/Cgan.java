package org.gan4j.models;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.gan4j.core.Bounds;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.layer.Maxout;
import org.gan4j.core.layer.NetworkBuilder;
import org.gan4j.core.loss.GanLoss;
import org.gan4j.core.optimizer.OptimizerConfig;
import org.gan4j.core.variable.Initializer;
import org.gan4j.core.variant.GanGraph;
import org.gan4j.core.variant.Variant;

/**
 * Conditional GAN (Mirza and Osindero 2014): both players are given the label (equation 2),
 *
 * <pre>min_G max_D E_x log D(x|y) + E_z log(1 - D(G(z|y)))</pre>
 *
 * <p>where y are the labels of the batch of real images in both terms, so fakes have the class
 * frequencies of the data.
 *
 * <p>{@link Mlp} has the networks of the paper's section 4.1. Two things differ: z is standard
 * normal here and uniform in the unit cube there, and momentum is constant here and rises from 0.5
 * to 0.7 there. {@link Convolutional} is not in the paper: DCGAN's networks with the label joined
 * to their inputs.
 *
 * <p>Both players are updated together, at the weights that the step began with, on one batch of
 * fakes.
 */
public final class Cgan implements Variant {

  private final Config config;

  /**
   * Hyperparameters.
   *
   * @param latentSize size of z, 100 in the paper
   * @param networks networks of both players
   * @param loss loss of both players, minimax in the paper
   * @param generatorOptimizer gradient descent with momentum in the paper, its rate falling by
   *     1.00004 a step
   * @param discriminatorOptimizer likewise
   */
  public record Config(
      int latentSize,
      Networks networks,
      GanLoss loss,
      OptimizerConfig generatorOptimizer,
      OptimizerConfig discriminatorOptimizer) {

    /**
     * @throws IllegalArgumentException if a number is out of its range
     */
    public Config {
      Bounds.atLeastOne("latentSize", latentSize);
    }
  }

  /** The networks of both players. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Mlp.class, name = "mlp"),
    @JsonSubTypes.Type(value = Convolutional.class, name = "convolutional")
  })
  public sealed interface Networks {

    /** Adds the layers from z and y to images. */
    void generator(NetworkBuilder net, ImageShape images, int classes);

    /** Adds the layers from images and y to one logit. */
    void discriminator(NetworkBuilder net, ImageShape images, int classes);
  }

  /**
   * Multilayer perceptrons. The generator sends z and y through separate rectified layers, then
   * both through a third; the discriminator does the same with x and y and maxout layers.
   *
   * @param latentUnits of the generator's layer of z, 200 in the paper
   * @param labelUnits of its layer of y, 1000 in the paper
   * @param jointUnits of its layer of both, 1200 in the paper
   * @param imageMaxout the discriminator's layer of x, 240 units of 5 pieces in the paper
   * @param labelMaxout its layer of y, 50 units of 5 pieces in the paper
   * @param jointMaxout its layer of both, 240 units of 4 pieces in the paper
   * @param generatorDropout dropout of the generator's hidden layers, 0.5 in the paper; it is noise
   *     beside z and may drown z
   * @param discriminatorDropout dropout of the discriminator's hidden layers, 0.5 in the paper
   */
  public record Mlp(
      int latentUnits,
      int labelUnits,
      int jointUnits,
      Maxout imageMaxout,
      Maxout labelMaxout,
      Maxout jointMaxout,
      double generatorDropout,
      double discriminatorDropout)
      implements Networks {

    /**
     * @throws IllegalArgumentException if a number is out of its range
     */
    public Mlp {
      Bounds.atLeastOne("latentUnits", latentUnits);
      Bounds.atLeastOne("labelUnits", labelUnits);
      Bounds.atLeastOne("jointUnits", jointUnits);
      Bounds.share("generatorDropout", generatorDropout);
      Bounds.share("discriminatorDropout", discriminatorDropout);
    }

    @Override
    public void generator(NetworkBuilder net, ImageShape images, int classes) {
      net.dense(latentUnits).relu().dropout(generatorDropout);
      net.joinLabels(
          classes, label -> oneHot(label).dense(labelUnits).relu().dropout(generatorDropout));
      net.dense(jointUnits).relu().dropout(generatorDropout);
      net.dense(images.size()).tanh();
      net.reshape(images.height(), images.width(), images.channels());
    }

    @Override
    public void discriminator(NetworkBuilder net, ImageShape images, int classes) {
      net.flatten().add(imageMaxout).dropout(discriminatorDropout);
      net.joinLabels(
          classes, label -> oneHot(label).add(labelMaxout).dropout(discriminatorDropout));
      net.add(jointMaxout).dropout(discriminatorDropout);
      net.dense(1);
    }

    /**
     * Sets weights with standard deviation 0.1. For a one-hot input, a unit sums only one weight
     * for any number of classes. Much larger weights would drown z, and much smaller ones the
     * label.
     */
    private static NetworkBuilder oneHot(NetworkBuilder label) {
      return label.initializer(Initializer.normal(0.1));
    }
  }

  /**
   * {@link DcganNetworks}, with an embedding of the label joined to z, and to the discriminator's
   * images as constant channels.
   *
   * @param labelSize size of both embeddings
   * @param conditionalBatchNorm whether the label also scales and shifts the generator's normalised
   *     maps (Dumoulin et al. 2017, section 2.2)
   * @param baseWidth number of channels of the largest maps; each deeper map has twice as many
   * @param kernelSize kernel size of all convolutions
   * @param leakySlope slope of the discriminator's leaky ReLU
   * @param discriminatorDropout dropout after each activation of the discriminator
   */
  public record Convolutional(
      int labelSize,
      boolean conditionalBatchNorm,
      int baseWidth,
      int kernelSize,
      double leakySlope,
      double discriminatorDropout)
      implements Networks {

    /**
     * @throws IllegalArgumentException if a number is out of its range
     */
    public Convolutional {
      Bounds.atLeastOne("labelSize", labelSize);
      Bounds.atLeastOne("baseWidth", baseWidth);
      Bounds.atLeastOne("kernelSize", kernelSize);
      Bounds.share("leakySlope", leakySlope);
      Bounds.share("discriminatorDropout", discriminatorDropout);
    }

    @Override
    public void generator(NetworkBuilder net, ImageShape images, int classes) {
      net.joinLabels(classes, labelSize);
      if (conditionalBatchNorm) {
        body(images).generator(net, norm -> norm.conditionalBatchNorm(classes));
      } else {
        body(images).generator(net);
      }
    }

    @Override
    public void discriminator(NetworkBuilder net, ImageShape images, int classes) {
      net.joinLabels(classes, labelSize);
      body(images).discriminator(net);
    }

    private DcganNetworks body(ImageShape images) {
      return new DcganNetworks(
          images, baseWidth, kernelSize, leakySlope, discriminatorDropout, Normalisation.BATCH);
    }
  }

  /** Makes a variant with these hyperparameters. */
  public Cgan(Config config) {
    this.config = config;
  }

  @Override
  public void define(GanGraph graph) {
    ImageShape images = graph.imageShape();
    int classes = graph.classes();
    var networks = config.networks();
    var generator =
        graph.generator(
            "generator", config.latentSize(), net -> networks.generator(net, images, classes));
    var discriminator =
        graph.discriminator("discriminator", net -> networks.discriminator(net, images, classes));
    var generatorOptimizer = graph.optimizer("generator_optimizer", config.generatorOptimizer());
    var discriminatorOptimizer =
        graph.optimizer("discriminator_optimizer", config.discriminatorOptimizer());

    graph.phase(
        "joint",
        tape -> {
          var tf = tape.tf();
          var real = tape.images(); // [B, H, W, C] in [-1, 1]
          var labels = tape.labels(); // [B]
          var latents = tape.latents(config.latentSize()); // [B, latentSize]
          var fake = generator.apply(tape, latents, labels); // as real
          var realLogits = discriminator.apply(tape, real, labels); // [B, 1]
          var fakeLogits = discriminator.apply(tape, fake, labels); // [B, 1]
          var discriminatorLoss = config.loss().discriminator(tf, realLogits, fakeLogits);
          var generatorLoss = config.loss().generator(tf, fakeLogits);

          tape.apply(discriminatorOptimizer, tape.gradient(discriminatorLoss, discriminator));
          tape.apply(generatorOptimizer, tape.gradient(generatorLoss, generator));
          tape.report("loss/discriminator", discriminatorLoss);
          tape.report("loss/generator", generatorLoss);
          tape.report("score/real", Scores.meanProbability(tf, realLogits));
          tape.report("score/fake", Scores.meanProbability(tf, fakeLogits));
        });
    graph.conditionalSampler(config.latentSize(), generator::infer);
  }
}
