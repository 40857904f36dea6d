package org.gan4j.eval.metric.input;

import java.util.Optional;
import org.gan4j.core.InputException;
import org.gan4j.core.data.ClassLabels;
import org.gan4j.core.data.Images;
import org.gan4j.eval.feature.FeatureStatistics;
import org.gan4j.eval.feature.FeatureTable;
import org.gan4j.eval.feature.GroupJackknife;

/**
 * The data of a set of images that metrics need. It refuses data that were not collected, with the
 * name of the set.
 *
 * @param name name of the set, for messages
 * @param indices of the images in their set, ascending; none of statistics
 * @param count number of images; 0 if the set is statistics from a file that does not say
 * @param statistics mean and covariance of the features
 * @param groups these of groups of the images
 * @param features {@code [n, d]}
 * @param logits {@code [n, k]}
 * @param labels the class of each image
 * @param pixels the images
 * @param generator what made them
 */
public record SetData(
    String name,
    int[] indices,
    int count,
    Optional<FeatureStatistics> statistics,
    Optional<GroupJackknife> groups,
    Optional<FeatureTable> features,
    Optional<FeatureTable> logits,
    Optional<ClassLabels> labels,
    Optional<Images> pixels,
    Optional<FeatureGenerator> generator) {

  /** A set of which nothing is known but the statistics of its features. */
  public static SetData ofStatistics(String name, int count, FeatureStatistics statistics) {
    return given(name, new int[0], count, statistics, Optional.empty());
  }

  /**
   * A set of which nothing is known but its features.
   *
   * @param indices of the images in their set
   */
  public static SetData ofFeatures(String name, int[] indices, FeatureTable features) {
    return given(name, indices, features.count(), features.statistics(), Optional.of(features));
  }

  private static SetData given(
      String name,
      int[] indices,
      int count,
      FeatureStatistics statistics,
      Optional<FeatureTable> features) {
    return new SetData(
        name,
        indices,
        count,
        Optional.of(statistics),
        Optional.empty(),
        features,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * Mean and covariance of the features.
   *
   * @throws InputException if they were not taken, or of a single image
   */
  public FeatureStatistics requireStatistics() {
    FeatureStatistics found = require(statistics, "statistics of features");
    if (found.count() != FeatureStatistics.UNKNOWN && found.count() < 2) {
      throw new InputException(
          name,
          "expected at least 2 images for a covariance, found " + found.count(),
          "Use more images.");
    }
    return found;
  }

  /**
   * The features, {@code [n, d]}.
   *
   * @throws InputException if they were not kept
   */
  public FeatureTable requireFeatures() {
    return require(features, "the features of every image");
  }

  /**
   * The logits, {@code [n, k]}.
   *
   * @throws InputException if there are none
   */
  public FeatureTable requireLogits() {
    return require(logits, "logits");
  }

  /**
   * The class of every image.
   *
   * @throws InputException if the set has no labels
   */
  public ClassLabels requireLabels() {
    return require(labels, "labels");
  }

  /**
   * The images.
   *
   * @throws InputException if they were not kept
   */
  public Images requirePixels() {
    return require(pixels, "images");
  }

  /**
   * What made the images.
   *
   * @throws InputException if it is not there to be asked
   */
  public FeatureGenerator requireGenerator() {
    return require(generator, "a generator");
  }

  private <T> T require(Optional<T> part, String what) {
    return part.orElseThrow(
        () ->
            new InputException(
                name,
                "expected " + what + " for this metric, found none",
                "Choose another metric, or give the images themselves."));
  }
}
