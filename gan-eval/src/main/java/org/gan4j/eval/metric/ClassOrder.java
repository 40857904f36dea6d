package org.gan4j.eval.metric;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.gan4j.core.random.RandomStream;
import org.gan4j.core.random.StreamKey;
import org.gan4j.eval.feature.FeatureTable;
import org.gan4j.eval.statistics.NormalTail;

/**
 * Tests whether images are sorted by class. That would spoil an {@link InceptionScore} of
 * contiguous splits, because each split would hold few classes.
 *
 * <p>The measure is the mutual information of split and predicted class in nats, which is about
 * what the order takes off the log of the score. It is compared with that of random orders of the
 * same predictions. Images count as sorted if the p-value is below {@value #LEVEL} and more than
 * {@value #LOSS} nats are lost.
 *
 * @param sorted whether the score of splits should not be trusted: refuse or shuffle
 * @param pValue about the chance of such different splits if the order were random
 * @param loss about what the order takes off the log of the score, in nats, at least 0
 */
record ClassOrder(boolean sorted, double pValue, double loss) {

  private static final double LEVEL = 1e-6;
  private static final double LOSS = 0.01;
  private static final int SHUFFLES = 30;

  /**
   * Looks at images in their order.
   *
   * @param splits number of contiguous splits, as of the score
   * @param seed seed of the random orders
   */
  static ClassOrder of(FeatureTable logits, int splits, long seed) {
    int classes = logits.size();
    int[] found = IntStream.range(0, logits.count()).map(logits::largest).toArray();
    StreamKey key = StreamKey.of(seed, "evaluation/class-order");
    double mean = 0;
    double squares = 0;
    for (int shuffle = 0; shuffle < SHUFFLES; shuffle++) {
      int[] order = new RandomStream(key, shuffle).permutation(found.length);
      int[] shuffled = Arrays.stream(order).map(i -> found[i]).toArray();
      double value = information(shuffled, splits, classes);
      mean += value / SHUFFLES;
      squares += value * value / SHUFFLES;
    }
    double loss = information(found, splits, classes) - mean;
    double deviation = Math.sqrt(Math.max(0, squares - mean * mean));
    double pValue = loss > 0 ? NormalTail.above(loss / deviation) : 1;
    return new ClassOrder(pValue < LEVEL && loss > LOSS, pValue, Math.max(0, loss));
  }

  /** sum over splits and classes of p(s, k) log(p(s, k) / (p(s) p(k))). */
  private static double information(int[] order, int splits, int classes) {
    double[][] both = new double[splits][classes];
    double[] ofSplit = new double[splits];
    double[] ofClass = new double[classes];
    for (int image = 0; image < order.length; image++) {
      int split = (int) (((image + 1L) * splits - 1) / order.length);
      both[split][order[image]]++;
      ofSplit[split]++;
      ofClass[order[image]]++;
    }
    double sum = 0;
    for (int s = 0; s < splits; s++) {
      for (int k = 0; k < classes; k++) {
        double count = both[s][k];
        sum += count > 0 ? count * Math.log(count * order.length / (ofSplit[s] * ofClass[k])) : 0;
      }
    }
    return sum / order.length;
  }
}
