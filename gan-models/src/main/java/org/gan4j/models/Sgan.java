package org.gan4j.models;

import java.util.List;
import org.gan4j.core.Bounds;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.layer.NetworkBuilder;
import org.gan4j.core.loss.CrossEntropy;
import org.gan4j.core.loss.Distance;
import org.gan4j.core.loss.GanLoss;
import org.gan4j.core.loss.NonSaturating;
import org.gan4j.core.network.Network;
import org.gan4j.core.optimizer.OptimizerConfig;
import org.gan4j.core.variable.Initializer;
import org.gan4j.core.variant.GanGraph;
import org.gan4j.core.variant.LabelledSubset;
import org.gan4j.core.variant.Overfitting;
import org.gan4j.core.variant.Tape;
import org.gan4j.core.variant.Variant;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceMax;
import org.tensorflow.types.TFloat32;

/**
 * Semi-supervised GAN (Salimans et al. 2016, section 5; Odena 2016): the discriminator is a
 * classifier with K classes and generated images as class K + 1. It learns from a few labelled
 * images and from all images without their labels.
 *
 * <p>As in Salimans et al., the logit of class K + 1 is fixed at 0, so that K logits l are enough:
 * D(x) = Z / (Z + 1) with Z = sum exp l, which is sigmoid(log Z). The losses on images without
 * labels are then those of an ordinary GAN with logit log Z. The generator matches the mean of the
 * features of the last hidden layer (section 3.1), or plays against log Z.
 *
 * <p>The networks are those of the authors' MNIST code: a classifier of five dense layers of 1000,
 * 500, 250, 250 and 250 rectifiers with weight norm, normal noise before every layer, and a
 * generator of two layers of 500 with batch norm. Our version differs as follows. Both players are
 * updated together, on one batch of real images. The fixed lengths of the hidden layers' weight
 * vectors follow from the noise, those of the authors from a first batch. The generator has
 * rectifiers instead of softplus, tanh instead of the sigmoid, and no norm of the last layer's
 * weights. Latents are normal instead of uniform.
 *
 * <p>The trained classifier is the function {@code logits}.
 */
public final class Sgan implements Variant {

  private static final GanLoss LOSS = new NonSaturating(1);

  /** The mean square of a rectified standard normal. */
  private static final double RECTIFIED = 0.5;

  private final Config config;

  /**
   * Hyperparameters.
   *
   * @param labelsPerClass number of labelled images of each class, 10 for MNIST with 100 labels;
   *     the experiment's seed decides which ones
   * @param labelsOnly whether the same classifier learns only from the labelled images, without a
   *     generator; the difference shows what the images without labels are worth
   * @param featureMatching whether the generator matches features; otherwise it plays against log Z
   * @param unlabelledWeight weight of the loss on images without labels, relative to 1 for labelled
   *     ones; 0.5 in the authors' code
   * @param latentSize size of z, 100 in the authors' code
   * @param generatorWidths units of the generator's hidden layers
   * @param classifierWidths units of the classifier's hidden layers; the last layer yields the
   *     features
   * @param inputNoise deviation of the noise on images in [-1, 1]; 0.6 corresponds to the authors'
   *     0.3 on images in [0, 1]
   * @param hiddenNoise deviation of the noise on each hidden layer, 0.5 in the authors' code
   * @param generatorOptimizer Adam(0.003, 0.5) in the authors' code
   * @param classifierOptimizer likewise
   */
  public record Config(
      int labelsPerClass,
      boolean labelsOnly,
      boolean featureMatching,
      double unlabelledWeight,
      int latentSize,
      List<Integer> generatorWidths,
      List<Integer> classifierWidths,
      double inputNoise,
      double hiddenNoise,
      OptimizerConfig generatorOptimizer,
      OptimizerConfig classifierOptimizer) {

    /**
     * @throws IllegalArgumentException if a number is out of its range
     */
    public Config {
      Bounds.atLeastOne("labelsPerClass", labelsPerClass);
      Bounds.positive("unlabelledWeight", unlabelledWeight);
      Bounds.atLeastOne("latentSize", latentSize);
      generatorWidths = List.copyOf(generatorWidths);
      classifierWidths = List.copyOf(classifierWidths);
      generatorWidths.forEach(width -> Bounds.atLeastOne("generatorWidths", width));
      classifierWidths.forEach(width -> Bounds.atLeastOne("classifierWidths", width));
      Bounds.atLeastOne("classifierWidths", classifierWidths.size());
      Bounds.in("inputNoise", "[0, inf)", inputNoise >= 0, inputNoise);
      Bounds.in("hiddenNoise", "[0, inf)", hiddenNoise >= 0, hiddenNoise);
    }
  }

  /** A variant with these hyperparameters. */
  public Sgan(Config config) {
    this.config = config;
  }

  /** The classifier in two parts, for the features between them. */
  private record Classifier(Network body, Network head) {

    Operand<TFloat32> logits(Tape tape, Operand<TFloat32> features) {
      return head.apply(tape, features);
    }
  }

  @Override
  public void define(GanGraph graph) {
    LabelledSubset subset = graph.labelledSubset(config.labelsPerClass());
    var body = graph.body("features", this::features);
    var head =
        graph.network(
            "classes", body.output().shape().asArray(), net -> head(net, graph.classes()));
    var classifier = new Classifier(body, head);
    if (config.labelsOnly()) {
      defineSupervised(graph, classifier, subset);
    } else {
      defineSemiSupervised(graph, classifier, subset);
    }
    graph.function("logits", (weights, x) -> head.infer(weights, body.infer(weights, x)));
  }

  @Override
  public Overfitting overfitting() {
    return new Overfitting.ReportFalls("loss/labelled", 0.3, 500);
  }

  private void defineSupervised(GanGraph graph, Classifier classifier, LabelledSubset subset) {
    var adam = graph.optimizer("classifier_optimizer", config.classifierOptimizer());
    graph.phase(
        "classify",
        tape -> {
          var loss = supervised(tape, classifier, subset);
          tape.apply(adam, tape.gradient(loss, classifier.body(), classifier.head()));
        });
  }

  private void defineSemiSupervised(GanGraph graph, Classifier classifier, LabelledSubset subset) {
    ImageShape images = graph.imageShape();
    var generator =
        graph.generator("generator", config.latentSize(), net -> generator(net, images));
    var classifierAdam = graph.optimizer("classifier_optimizer", config.classifierOptimizer());
    var generatorAdam = graph.optimizer("generator_optimizer", config.generatorOptimizer());

    graph.phase(
        "joint",
        tape -> {
          var tf = tape.tf();
          var supervised = supervised(tape, classifier, subset);
          var fake = generator.apply(tape, tape.latents(config.latentSize())); // [B, H, W, C]
          var realFeatures = classifier.body().apply(tape, tape.images()); // [B, F], at least 0
          var fakeFeatures = classifier.body().apply(tape, fake); // [B, F]
          var realLogit = logSumExp(tf, classifier.logits(tape, realFeatures)); // [B], log Z
          var fakeLogit = logSumExp(tf, classifier.logits(tape, fakeFeatures)); // [B]
          var unlabelled = LOSS.discriminator(tf, realLogit, fakeLogit);
          var classifierLoss =
              tf.math.add(
                  supervised,
                  tf.math.mul(unlabelled, tf.constant((float) config.unlabelledWeight())));
          var generatorLoss =
              config.featureMatching()
                  ? Distance.squared(tf, mean(tape, realFeatures), mean(tape, fakeFeatures))
                  : LOSS.generator(tf, fakeLogit);

          tape.apply(
              classifierAdam, tape.gradient(classifierLoss, classifier.body(), classifier.head()));
          tape.apply(generatorAdam, tape.gradient(generatorLoss, generator));
          tape.report("loss/unlabelled", unlabelled);
          tape.report("loss/generator", generatorLoss);
          tape.report("score/real", Scores.meanProbability(tf, realLogit));
          tape.report("score/fake", Scores.meanProbability(tf, fakeLogit));
        });
    graph.sampler(config.latentSize(), generator::infer);
  }

  /** The cross-entropy of a batch of labelled images. */
  private static Operand<TFloat32> supervised(
      Tape tape, Classifier classifier, LabelledSubset subset) {
    var labelled = tape.batch(subset); // [B, H, W, C] in [-1, 1], [B]
    var features = classifier.body().apply(tape, labelled.images());
    var logits = classifier.logits(tape, features); // [B, K]
    var loss = CrossEntropy.of(tape.tf(), logits, labelled.labels());
    tape.report("loss/labelled", loss);
    tape.report("score/labelled", CrossEntropy.accuracy(tape.tf(), logits, labelled.labels()));
    return loss;
  }

  /** log Z = log sum exp of each row, {@code [batch, K] -> [batch]}, without overflow. */
  public static Operand<TFloat32> logSumExp(Ops tf, Operand<TFloat32> logits) {
    var classes = tf.constant(1);
    Operand<TFloat32> largest =
        tf.stopGradient(tf.reduceMax(logits, classes, ReduceMax.keepDims(true)));
    var sum = tf.reduceSum(tf.math.exp(tf.math.sub(logits, largest)), classes);
    return tf.math.add(tf.math.log(sum), tf.reshape(largest, tf.constant(new int[] {-1})));
  }

  private static Operand<TFloat32> mean(Tape tape, Operand<TFloat32> features) {
    Ops tf = tape.tf();
    return tape.replicas().mean(tf, tf.math.mean(features, tf.constant(0)));
  }

  /**
   * Adds layers whose weights have fixed lengths, chosen so that the input of each rectifier has a
   * mean square near 1.
   */
  private void features(NetworkBuilder net) {
    net.flatten().initializer(Initializer.normal(0.05));
    double noise = config.inputNoise();
    double meanSquare = 1;
    for (int width : config.classifierWidths()) {
      net.gaussianNoise(noise).weightNorm(1 / Math.sqrt(meanSquare + noise * noise));
      net.dense(width).relu();
      noise = config.hiddenNoise();
      meanSquare = RECTIFIED;
    }
  }

  private void head(NetworkBuilder net, int classes) {
    net.gaussianNoise(config.hiddenNoise());
    net.initializer(Initializer.normal(0.05)).weightNorm().dense(classes);
  }

  private void generator(NetworkBuilder net, ImageShape images) {
    for (int width : config.generatorWidths()) {
      net.bias(false).dense(width).batchNorm().relu();
    }
    net.bias(true).dense(images.size()).tanh();
    net.reshape(images.height(), images.width(), images.channels());
  }
}
