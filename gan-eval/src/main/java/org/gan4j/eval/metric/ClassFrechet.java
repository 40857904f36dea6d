package org.gan4j.eval.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.gan4j.core.InputException;
import org.gan4j.eval.feature.FeatureTable;
import org.gan4j.eval.feature.FrechetDistance;

/**
 * The Fréchet distance of each class by itself, and their mean: what a conditional generator gets
 * wrong inside its classes (intra-FID, Miyato and Koyama 2018, "cGANs with Projection
 * Discriminator", section 4). A class has few images, so its bias is large: compare only equal
 * counts.
 *
 * @param classes in the order of the labels
 */
public record ClassFrechet(List<OfClass> classes) {

  /** A copy of the list. */
  public ClassFrechet {
    classes = List.copyOf(classes);
  }

  /**
   * One class.
   *
   * @param label of the class
   * @param reals how many real images
   * @param fakes how many fakes
   * @param distance between them
   * @param fullRank whether both sides have more images than features; if not, the distance is
   *     mostly bias
   */
  public record OfClass(int label, int reals, int fakes, double distance, boolean fullRank) {}

  /**
   * Measures every class that has a real image or a fake.
   *
   * @param realLabels one for each real image, from 0 on
   * @param fakeLabels one for each fake
   * @throws InputException if such a class has fewer than two images on a side
   */
  public static ClassFrechet of(
      FeatureTable real, int[] realLabels, FeatureTable fake, int[] fakeLabels) {
    requireLabels(real, realLabels);
    requireLabels(fake, fakeLabels);
    List<OfClass> classes = new ArrayList<>();
    IntStream.concat(IntStream.of(realLabels), IntStream.of(fakeLabels))
        .distinct()
        .sorted()
        .forEach(label -> classes.add(ofClass(label, real, realLabels, fake, fakeLabels)));
    return new ClassFrechet(classes);
  }

  /** The unweighted mean over classes. */
  public double mean() {
    return classes.stream().mapToDouble(OfClass::distance).average().orElseThrow();
  }

  private static OfClass ofClass(
      int label, FeatureTable real, int[] realLabels, FeatureTable fake, int[] fakeLabels) {
    int[] reals = withLabel(real, realLabels, label);
    int[] fakes = withLabel(fake, fakeLabels, label);
    double distance = new FrechetDistance(real.statistics(reals)).to(fake.statistics(fakes));
    boolean fullRank = Math.min(reals.length, fakes.length) > real.size();
    return new OfClass(label, reals.length, fakes.length, distance, fullRank);
  }

  private static int[] withLabel(FeatureTable table, int[] labels, int label) {
    int[] images =
        IntStream.range(0, labels.length).filter(image -> labels[image] == label).toArray();
    if (images.length < 2) {
      throw new InputException(
          table.name() + ", class " + label,
          "expected at least 2 images, found " + images.length,
          "Use more images of this class.");
    }
    return images;
  }

  private static void requireLabels(FeatureTable table, int[] labels) {
    if (labels.length != table.count()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d labels for %d images of %s",
              labels.length,
              table.count(),
              table.name()));
    }
  }
}
