package org.gan4j.models;

import org.gan4j.core.Bounds;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.layer.NetworkBuilder;
import org.gan4j.core.loss.CrossEntropy;
import org.gan4j.core.optimizer.OptimizerConfig;
import org.gan4j.core.variable.Initializer;
import org.gan4j.core.variant.GanGraph;
import org.gan4j.core.variant.Overfitting;
import org.gan4j.core.variant.Variant;

/**
 * A convolutional classifier, which is not a GAN but is trained through the same graph. Its
 * functions {@code features} and {@code logits} serve to evaluate GANs. Two pairs of 3x3
 * convolutions with batch norm, each pair followed by pooling, then one hidden layer: the
 * architecture of VGG (Simonyan and Zisserman 2015) at the size of MNIST.
 */
public final class ImageClassifier implements Variant {

  private final Config config;

  /**
   * Hyperparameters.
   *
   * @param baseWidth channels of the first pair of convolutions; the second pair has twice as many
   * @param featureSize units of the hidden layer: the features
   * @param dropout before and after the hidden layer, in training
   * @param optimizer of all weights
   */
  public record Config(int baseWidth, int featureSize, double dropout, OptimizerConfig optimizer) {

    /**
     * @throws IllegalArgumentException if a number is out of its range
     */
    public Config {
      Bounds.atLeastOne("baseWidth", baseWidth);
      Bounds.atLeastOne("featureSize", featureSize);
      Bounds.share("dropout", dropout);
    }
  }

  /** A classifier with these hyperparameters. */
  public ImageClassifier(Config config) {
    this.config = config;
  }

  @Override
  public void define(GanGraph graph) {
    ImageShape images = graph.imageShape();
    long[] imageShape = {images.height(), images.width(), images.channels()};
    var features = graph.network("features", imageShape, this::features);
    var head =
        graph.network(
            "head",
            new long[] {config.featureSize()},
            net -> net.dropout(config.dropout()).dense(graph.classes()));
    var optimizer = graph.optimizer("optimizer", config.optimizer());

    graph.phase(
        "classify",
        tape -> {
          var logits = head.apply(tape, features.apply(tape, tape.images())); // [B, classes]
          var loss = CrossEntropy.of(tape.tf(), logits, tape.labels());

          tape.apply(optimizer, tape.gradient(loss, features, head));
          tape.report("loss/cross-entropy", loss);
          tape.report("score/accuracy", CrossEntropy.accuracy(tape.tf(), logits, tape.labels()));
        });
    graph.function("features", features::infer);
    graph.function("logits", (weights, x) -> head.infer(weights, features.infer(weights, x)));
  }

  @Override
  public Overfitting overfitting() {
    return new Overfitting.ReportFalls("loss/cross-entropy", 0.3, 500);
  }

  private void features(NetworkBuilder net) {
    net.initializer(Initializer.heNormal()).bias(false);
    for (long width : new long[] {config.baseWidth(), 2L * config.baseWidth()}) {
      net.conv(width, 3, 1).batchNorm().relu();
      net.conv(width, 3, 1).batchNorm().relu();
      net.averagePool(2);
    }
    net.flatten().dropout(config.dropout());
    net.dense(config.featureSize()).batchNorm().relu();
  }
}
