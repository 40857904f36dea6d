package org.gan4j.eval.evaluator;

import org.gan4j.core.data.ClassLabels;
import org.gan4j.core.data.Dataset;
import org.gan4j.eval.feature.Features;
import org.gan4j.eval.network.FeatureNetwork;

/**
 * Measures the share of a labelled set that a feature network classifies correctly by its largest
 * logit.
 */
public final class ClassifierAccuracy {

  private static final int BLOCK = 1000;

  private ClassifierAccuracy() {}

  /**
   * Measures a network on all images of a set. Classes are matched by name.
   *
   * @return in [0, 1]
   * @throws org.gan4j.core.InputException naming a class that the network does not have
   * @throws java.util.NoSuchElementException if the set has no labels
   */
  public static double of(FeatureNetwork network, Dataset images) {
    ClassLabels given = images.classLabels().orElseThrow();
    int[] labels = given.among(network.classNames(), images.name(), network.name()).of();
    int correct = 0;
    for (int from = 0; from < images.count(); from += BLOCK) {
      int count = Math.min(BLOCK, images.count() - from);
      Features features = network.extract(images.read(from, count));
      for (int i = 0; i < count; i++) {
        if (features.answer(i) == labels[from + i]) {
          correct++;
        }
      }
    }
    return (double) correct / images.count();
  }
}
