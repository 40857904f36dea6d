package org.gan4j.eval.metric.input;

import java.util.Locale;
import org.gan4j.core.Bounds;

/**
 * A convolutional classifier and its training: two pairs of 3x3 convolutions with batch norm, the
 * second pair twice as wide, and one hidden layer; Adam, the rate falling by half a cosine wave.
 *
 * @param steps steps of the training
 * @param batchSize images a step
 * @param baseWidth channels of the first pair of convolutions
 * @param featureSize units of the hidden layer
 * @param dropout before and after the hidden layer
 * @param learningRate at the first step
 */
public record ClassifierRecipe(
    int steps, int batchSize, int baseWidth, int featureSize, double dropout, double learningRate) {

  /**
   * @throws IllegalArgumentException if a number is out of its range
   */
  public ClassifierRecipe {
    Bounds.atLeastOne("steps", steps);
    Bounds.atLeastOne("batchSize", batchSize);
    Bounds.atLeastOne("baseWidth", baseWidth);
    Bounds.atLeastOne("featureSize", featureSize);
    Bounds.share("dropout", dropout);
    Bounds.positive("learningRate", learningRate);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "convolutions of %1$d, %1$d, %2$d, %2$d channels, %3$d hidden units, dropout %4$s,"
            + " %5$d steps of %6$d images, Adam from %7$s",
        baseWidth,
        2 * baseWidth,
        featureSize,
        dropout,
        steps,
        batchSize,
        learningRate);
  }
}
