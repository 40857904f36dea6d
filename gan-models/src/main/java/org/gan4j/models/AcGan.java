package org.gan4j.models;

import org.gan4j.core.Bounds;
import org.gan4j.core.layer.NetworkBuilder;
import org.gan4j.core.loss.CrossEntropy;
import org.gan4j.core.loss.GanLoss;
import org.gan4j.core.optimizer.OptimizerConfig;
import org.gan4j.core.variable.Initializer;
import org.gan4j.core.variant.GanGraph;
import org.gan4j.core.variant.Variant;

/**
 * Auxiliary classifier GAN (Odena, Olah and Shlens 2017): the generator is given the class, and the
 * discriminator predicts both the source and the class. Section 3, equations 2 and 3:
 *
 * <pre>
 * L_S = E log P(S = real | X_real) + E log P(S = fake | X_fake)
 * L_C = E log P(C = c | X_real) + E log P(C = c | X_fake)
 * D maximises L_C + L_S, G maximises L_C - L_S
 * </pre>
 *
 * <p>The chosen loss decides G's part of L_S: minimax is that of the equation, non-saturating is
 * usual in practice. G's part of L_C is the second term; the first does not depend on G.
 *
 * <p>It uses {@link DcganNetworks}, with an embedding of the class joined to z. The paper's own
 * networks (appendix A) are similar, but have noise after activations, and the class as a one-hot
 * vector instead of an embedding.
 *
 * <p>Both players are updated together, at the weights that the step began with, on one batch of
 * fakes.
 */
public final class AcGan implements Variant {

  private final Config config;

  /**
   * Hyperparameters.
   *
   * @param latentSize size of z, 100 in the paper for CIFAR-10
   * @param labelSize size of the class embedding
   * @param baseWidth number of channels of the largest maps; each deeper map has twice as many
   * @param kernelSize kernel size of all convolutions, 5 in the paper's generators, 3 in its
   *     discriminators
   * @param leakySlope slope of the discriminator's leaky ReLU, 0.2 in the paper
   * @param discriminatorDropout dropout after each activation of the discriminator, 0.5 in the
   *     paper
   * @param classWeight weight of L_C relative to L_S, 1 in the paper
   * @param loss loss of the source, L_S
   * @param generatorOptimizer Adam with beta1 0.5 in the paper, and a rate of 1, 2 or 3e-4
   * @param discriminatorOptimizer likewise
   */
  public record Config(
      int latentSize,
      int labelSize,
      int baseWidth,
      int kernelSize,
      double leakySlope,
      double discriminatorDropout,
      double classWeight,
      GanLoss loss,
      OptimizerConfig generatorOptimizer,
      OptimizerConfig discriminatorOptimizer) {

    /**
     * @throws IllegalArgumentException if a number is out of its range
     */
    public Config {
      Bounds.atLeastOne("latentSize", latentSize);
      Bounds.atLeastOne("labelSize", labelSize);
      Bounds.atLeastOne("baseWidth", baseWidth);
      Bounds.atLeastOne("kernelSize", kernelSize);
      Bounds.share("leakySlope", leakySlope);
      Bounds.share("discriminatorDropout", discriminatorDropout);
      Bounds.positive("classWeight", classWeight);
    }
  }

  /** Makes a variant with these hyperparameters. */
  public AcGan(Config config) {
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
    int classes = graph.classes();
    var generator =
        graph.generator(
            "generator",
            config.latentSize(),
            net -> networks.generator(net.joinLabels(classes, config.labelSize())));
    var body = graph.body("body", networks::features);
    long[] features = body.output().shape().asArray();
    var sourceHead = graph.network("source_head", features, net -> head(net, 1));
    var classHead = graph.network("class_head", features, net -> head(net, classes));
    var generatorAdam = graph.optimizer("generator_optimizer", config.generatorOptimizer());
    var discriminatorAdam =
        graph.optimizer("discriminator_optimizer", config.discriminatorOptimizer());

    graph.phase(
        "joint",
        tape -> {
          var tf = tape.tf();
          var real = tape.images(); // [B, H, W, C] in [-1, 1]
          var realClasses = tape.labels(); // [B]
          var fakeClasses = tape.randomLabels(); // [B]
          var latents = tape.latents(config.latentSize()); // [B, latentSize]
          var fake = generator.apply(tape, latents, fakeClasses); // as real

          var realFeatures = body.apply(tape, real); // [B, features]
          var fakeFeatures = body.apply(tape, fake); // [B, features]
          var realLogits = sourceHead.apply(tape, realFeatures); // [B, 1]
          var fakeLogits = sourceHead.apply(tape, fakeFeatures); // [B, 1]
          var realAnswers = classHead.apply(tape, realFeatures); // [B, classes]
          var fakeAnswers = classHead.apply(tape, fakeFeatures); // [B, classes]

          var weight = tf.constant((float) config.classWeight());
          var realClassLoss = CrossEntropy.of(tf, realAnswers, realClasses);
          var fakeClassLoss = CrossEntropy.of(tf, fakeAnswers, fakeClasses);
          var minusLc = tf.math.mul(weight, tf.math.add(realClassLoss, fakeClassLoss));
          var minusLs = config.loss().discriminator(tf, realLogits, fakeLogits);
          var discriminatorLoss = tf.math.add(minusLc, minusLs);
          var generatorLoss =
              tf.math.add(
                  tf.math.mul(weight, fakeClassLoss), config.loss().generator(tf, fakeLogits));

          tape.apply(
              discriminatorAdam, tape.gradient(discriminatorLoss, body, sourceHead, classHead));
          tape.apply(generatorAdam, tape.gradient(generatorLoss, generator));
          tape.report("loss/discriminator", discriminatorLoss);
          tape.report("loss/generator", generatorLoss);
          tape.report("loss/class-real", realClassLoss);
          tape.report("loss/class-fake", fakeClassLoss);
          tape.report("score/real", Scores.meanProbability(tf, realLogits));
          tape.report("score/fake", Scores.meanProbability(tf, fakeLogits));
          tape.report("accuracy/real", CrossEntropy.accuracy(tf, realAnswers, realClasses));
          tape.report("accuracy/fake", CrossEntropy.accuracy(tf, fakeAnswers, fakeClasses));
        });
    graph.conditionalSampler(config.latentSize(), generator::infer);
  }

  private static void head(NetworkBuilder net, int outputs) {
    net.initializer(Initializer.normal(0.02)).dense(outputs);
  }
}
