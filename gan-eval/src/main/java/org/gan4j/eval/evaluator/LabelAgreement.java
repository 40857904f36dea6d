package org.gan4j.eval.evaluator;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.gan4j.core.data.ImageSource;
import org.gan4j.eval.Evaluation;
import org.gan4j.eval.Samples;
import org.gan4j.eval.feature.FeatureExtractor;
import org.gan4j.eval.feature.Features;
import org.gan4j.eval.metric.LabelShare;

/**
 * Measures whether images of a class that was asked for are of that class: the share of the samples
 * for which the feature network's largest logit (the first of equals) is the asked label's. The
 * network itself errs too: on real images the share is its accuracy.
 *
 * @param network the feature network; the caller closes it
 * @param progress told after every block of images
 */
public record LabelAgreement(FeatureExtractor network, Evaluator.Progress progress) {

  /**
   * Measures samples.
   *
   * @param fake the samples, of the network's shape or padded with a border
   * @param asked the class that each was asked to be of, in [0, classes)
   * @param samples where they come from
   * @return the share with its binomial standard error, sqrt(p (1 - p) / n); in the details that of
   *     each class that was asked for
   * @throws IllegalArgumentException if there is not one class a sample
   * @throws org.gan4j.core.InputException if the images are not the network's
   */
  public Evaluation evaluate(ImageSource fake, int[] asked, Samples samples) {
    if (asked.length != fake.count()) {
      throw new IllegalArgumentException(asked.length + " labels for " + fake.count() + " samples");
    }
    var centre = new CentreCrop(fake, network.imageShape());
    var counts = new Counts(network.classes());
    new FeaturePass(network, progress)
        .over(centre, "label agreement", features -> counts.add(features, asked));
    return new Evaluation(
        Evaluation.name("label-agreement", fake.count(), network.name()),
        counts.all().value(),
        counts.all().standardError(),
        null,
        counts.byClass(),
        samples,
        SampleProtocol.of(
            network,
            "logits",
            samples,
            centre,
            null,
            "share of the samples whose argmax is the label asked for"));
  }

  /** How often the asked class was met: over all samples, and for each class. */
  private static final class Counts {

    private final LabelShare all = new LabelShare();
    private final long[] asked;
    private final long[] met;
    private int next;

    Counts(int classes) {
      this.asked = new long[classes];
      this.met = new long[classes];
    }

    void add(Features features, int[] labels) {
      int[] block = Arrays.copyOfRange(labels, next, next + features.count());
      all.add(features, block);
      for (int image = 0; image < block.length; image++) {
        asked[block[image]]++;
        met[block[image]] += features.answer(image) == block[image] ? 1 : 0;
      }
      next += block.length;
    }

    LabelShare all() {
      return all;
    }

    Map<String, Double> byClass() {
      Map<String, Double> shares = new TreeMap<>();
      for (int k = 0; k < asked.length; k++) {
        if (asked[k] > 0) {
          shares.put(Evaluation.className(k, asked.length), (double) met[k] / asked[k]);
        }
      }
      return shares;
    }
  }
}
