package org.gan4j.eval.metric;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gan4j.core.Bounds;
import org.gan4j.core.InputException;
import org.gan4j.core.random.RandomStream;
import org.gan4j.core.random.StreamKey;
import org.gan4j.eval.Uncertainty;
import org.gan4j.eval.feature.FeatureTable;
import org.gan4j.eval.metric.input.MetricInput;
import org.gan4j.eval.metric.input.Need;
import org.gan4j.eval.metric.input.Role;
import org.gan4j.eval.metric.input.SetData;

/**
 * The Inception Score, {@code is} (Salimans et al. 2016, "Improved Techniques for Training GANs",
 * section 4):
 *
 * <pre>
 * IS = exp(E_x KL(p(y|x) || p(y))) = exp(E_x sum_y p(y|x) log p(y|x) - sum_y p(y) log p(y))
 * </pre>
 *
 * <p>As in the authors' code, the images are cut into contiguous splits, and each split gets a
 * score; the result is the mean of the scores and their population standard deviation. Softmax and
 * sums are float64. The score is between 1 (every image gets the same prediction) and the number of
 * classes (predictions are certain and balanced); higher is better. The score does not depend on
 * the real images.
 *
 * @param splits contiguous parts that are scored by themselves, 10 in the paper; 1 for the score of
 *     the whole
 * @param order in which images are cut into splits
 */
public record InceptionScore(int splits, Order order) implements Metric {

  /** The order in which images are cut into splits. */
  public enum Order {
    /**
     * The order of the set. Images sorted by class are refused, because a split would hold few
     * classes.
     */
    @JsonProperty("as-given")
    AS_GIVEN,
    /** A random order by the measurement's seed. */
    @JsonProperty("shuffled")
    SHUFFLED
  }

  /** The paper's 10 splits, of the images as they come. */
  public InceptionScore() {
    this(10, Order.AS_GIVEN);
  }

  /**
   * @throws IllegalArgumentException if there is no split
   */
  public InceptionScore {
    Bounds.atLeastOne("splits", splits);
  }

  @Override
  public String key() {
    return "is";
  }

  @Override
  public Optional<String> paper() {
    return Optional.of("Salimans et al. 2016");
  }

  @Override
  public Set<Need> needs(Role role) {
    return role == Role.FAKE ? Set.of(Need.LOGITS) : Set.of();
  }

  @Override
  public String estimator() {
    return String.format(
        Locale.ROOT,
        "float64, mean of %d contiguous splits%s",
        splits,
        order == Order.SHUFFLED ? " of shuffled images" : "");
  }

  @Override
  public boolean lowerIsBetter() {
    return false;
  }

  @Override
  public List<MetricValue> measure(MetricInput input) {
    FeatureTable logits = inOrder(input);
    Score found = score(logits, splits);
    requireUnsorted(ClassOrder.of(logits, splits, input.seed()), input.fake());
    return List.of(
        new MetricValue(
            key(),
            found.mean(),
            new Uncertainty(found.deviation(), "population standard deviation over the splits"),
            Map.of("one split", score(logits, 1).mean()),
            List.of()));
  }

  private FeatureTable inOrder(MetricInput input) {
    FeatureTable logits = input.fake().requireLogits();
    if (order == Order.AS_GIVEN) {
      return logits;
    }
    StreamKey key = StreamKey.of(input.seed(), "evaluation/inception-score");
    return logits.select(new RandomStream(key, 0).permutation(logits.count()));
  }

  private void requireUnsorted(ClassOrder found, SetData fake) {
    if (order == Order.AS_GIVEN && splits > 1 && found.sorted()) {
      throw new InputException(
          fake.name(),
          String.format(
              Locale.ROOT,
              "expected images in random order for an Inception Score of %d splits, found them"
                  + " sorted by class",
              splits),
          String.format(
              Locale.ROOT,
              "Use a protocol file with metric: {type: is, splits: %d, order: shuffled}.",
              splits));
    }
  }

  /**
   * The score of a set of images.
   *
   * @param mean over splits
   * @param deviation population standard deviation over splits; 0 for one split
   */
  record Score(double mean, double deviation) {}

  /**
   * Scores images in their order.
   *
   * @throws InputException if there are fewer images than splits
   */
  static Score score(FeatureTable logits, int splits) {
    int count = logits.count();
    if (count < splits) {
      throw new InputException(
          "inception score",
          "expected at least one image for each of " + splits + " splits, found " + count,
          "Use more images.");
    }
    double mean = 0;
    double[] scores = new double[splits];
    for (int split = 0; split < splits; split++) {
      int from = (int) ((long) split * count / splits);
      int to = (int) ((split + 1L) * count / splits);
      scores[split] = Math.exp(Math.max(0, meanDivergence(logits, from, to)));
      mean += scores[split] / splits;
    }
    double variance = 0;
    for (double score : scores) {
      variance += (score - mean) * (score - mean) / splits;
    }
    return new Score(mean, Math.sqrt(variance));
  }

  /** The mean over the images {@code [from, to)} of KL(p(y|x) || p(y)). */
  private static double meanDivergence(FeatureTable logits, int from, int to) {
    double negativeEntropy = 0; // sum of p log p
    double[] marginal = new double[logits.size()]; // sum of p
    for (int image = from; image < to; image++) {
      double[] logProbabilities = logSoftmax(logits, image);
      for (int k = 0; k < marginal.length; k++) {
        double probability = Math.exp(logProbabilities[k]);
        negativeEntropy += probability * logProbabilities[k];
        marginal[k] += probability;
      }
    }
    double divergence = negativeEntropy / (to - from);
    for (double sum : marginal) {
      double p = sum / (to - from);
      divergence -= p > 0 ? p * Math.log(p) : 0;
    }
    return divergence;
  }

  private static double[] logSoftmax(FeatureTable logits, int image) {
    double[] result = new double[logits.size()];
    double largest = Double.NEGATIVE_INFINITY;
    for (int k = 0; k < result.length; k++) {
      result[k] = logits.value(image, k);
      largest = Math.max(largest, result[k]);
    }
    double sum = 0;
    for (double logit : result) {
      sum += Math.exp(logit - largest);
    }
    for (int k = 0; k < result.length; k++) {
      result[k] = result[k] - largest - Math.log(sum);
    }
    return result;
  }
}
