package org.gan4j.eval.metric;

import org.gan4j.core.InputException;
import org.gan4j.eval.feature.Features;

/**
 * The Inception Score, Salimans et al. 2016, "Improved Techniques for Training GANs", section 4:
 *
 * <pre>
 * IS = exp(E_x KL(p(y|x) || p(y))) = exp(E_x sum_y p(y|x) log p(y|x) - sum_y p(y) log p(y))
 * </pre>
 *
 * <p>As in the authors' code, the images are cut into contiguous splits, each scored by itself; the
 * result is their mean and population standard deviation. Softmax and sums are float64. Between 1
 * (every image gets the same answer) and the number of classes (certain and balanced); higher is
 * better. It knows nothing of the real images.
 */
public final class InceptionScore {

  private final int count;
  private final int classes;
  private final double[] negativeEntropy; // [splits], sum of p log p
  private final double[][] marginal; // [splits, k], sum of p
  private final int[] sizes; // [splits]
  private int next;

  /**
   * @param count how many images will be added, at least one a split
   * @param classes number of classes, k
   * @param splits number of splits: 10 by convention, 1 for the undivided score
   * @throws InputException if there are fewer images than splits
   */
  public InceptionScore(int count, int classes, int splits) {
    if (count < splits) {
      throw new InputException(
          "inception score",
          "expected at least one image for each of " + splits + " splits, found " + count,
          "Use more images.");
    }
    this.count = count;
    this.classes = classes;
    this.negativeEntropy = new double[splits];
    this.marginal = new double[splits][classes];
    this.sizes = new int[splits];
  }

  /**
   * The score of a set of images.
   *
   * @param mean over splits
   * @param deviation population standard deviation over splits; 0 for one split
   * @param splits number of splits
   */
  public record Score(double mean, double deviation, int splits) {}

  /**
   * Adds images in order.
   *
   * @throws InputException if a logit is not finite, naming the image by its index
   */
  public void add(Features features) {
    for (int image = 0; image < features.count(); image++) {
      double[] logProbabilities = logSoftmax(features.logits(), image * classes);
      int split = split();
      for (int k = 0; k < classes; k++) {
        double probability = Math.exp(logProbabilities[k]);
        negativeEntropy[split] += probability * logProbabilities[k];
        marginal[split][k] += probability;
      }
      sizes[split]++;
      next++;
    }
  }

  /**
   * The score of all images.
   *
   * @throws IllegalStateException if fewer images were added than announced
   */
  public Score score() {
    if (next != count) {
      throw new IllegalStateException("expected " + count + " images, found " + next);
    }
    int splits = sizes.length;
    double mean = 0;
    double[] scores = new double[splits];
    for (int split = 0; split < splits; split++) {
      scores[split] = Math.exp(Math.max(0, meanDivergence(split)));
      mean += scores[split] / splits;
    }
    double variance = 0;
    for (double score : scores) {
      variance += (score - mean) * (score - mean) / splits;
    }
    return new Score(mean, Math.sqrt(variance), splits);
  }

  /** Split s holds the images from floor(s n / S) up to floor((s + 1) n / S). */
  private int split() {
    int splits = sizes.length;
    return (int) (((next + 1L) * splits - 1) / count);
  }

  private double meanDivergence(int split) {
    double divergence = negativeEntropy[split] / sizes[split];
    for (double sum : marginal[split]) {
      double p = sum / sizes[split];
      divergence -= p > 0 ? p * Math.log(p) : 0;
    }
    return divergence;
  }

  private double[] logSoftmax(float[] logits, int offset) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < classes; k++) {
      if (!Float.isFinite(logits[offset + k])) {
        throw new InputException(
            "image " + next,
            "expected finite logits, found " + logits[offset + k] + " for class " + k,
            "Check the image and the feature network.");
      }
      largest = Math.max(largest, logits[offset + k]);
    }
    double sum = 0;
    for (int k = 0; k < classes; k++) {
      sum += Math.exp(logits[offset + k] - largest);
    }
    double[] result = new double[classes];
    for (int k = 0; k < classes; k++) {
      result[k] = logits[offset + k] - largest - Math.log(sum);
    }
    return result;
  }
}
