package org.gan4j.eval.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.gan4j.core.InputException;
import org.gan4j.core.data.ClassLabels;
import org.gan4j.core.data.ClassNames;
import org.gan4j.eval.Evaluation;
import org.gan4j.eval.feature.FeatureTable;
import org.gan4j.eval.feature.FrechetDistance;
import org.gan4j.eval.metric.input.MetricInput;
import org.gan4j.eval.metric.input.Need;
import org.gan4j.eval.metric.input.Role;
import org.gan4j.eval.metric.input.SetData;

/**
 * The Fréchet distance class by class, {@code class-fid}: it shows the errors of a conditional
 * generator inside its classes (intra-FID, Miyato and Koyama 2018, "cGANs with Projection
 * Discriminator", section 4). The number is the unweighted mean; the distance of each class is in
 * the details. A class has few images, so the bias is large: compare only equal counts.
 *
 * <p>Generated images need labels: the classes that a conditional generator was asked for, or the
 * sub-folders of a folder. Classes are matched by name, and each needs images in both sets.
 */
public record ClassFid() implements Metric {

  @Override
  public String key() {
    return "class-fid";
  }

  @Override
  public Optional<String> paper() {
    return Optional.of("Miyato and Koyama 2018");
  }

  @Override
  public Set<Need> needs(Role role) {
    return role == Role.TRAINING ? Set.of() : Set.of(Need.FEATURES, Need.LABELS);
  }

  @Override
  public String estimator() {
    return FrechetDistance.ESTIMATOR + ", unweighted mean over classes";
  }

  @Override
  public boolean hasNoiseFloor() {
    return true;
  }

  @Override
  public boolean lowerIsBetter() {
    return true;
  }

  @Override
  public List<MetricValue> measure(MetricInput input) {
    SetData real = input.real();
    SetData fake = input.fake();
    ClassLabels reals = real.requireLabels();
    ClassNames names = reals.names();
    ClassLabels labels = fake.requireLabels();
    ClassLabels fakes = labels.among(names, fake.name(), real.name());
    requireImages(reals, fakes, real);
    requireImages(fakes, reals, fake);
    List<ClassDistance> found =
        distances(real.requireFeatures(), reals.of(), fake.requireFeatures(), fakes.of());
    Map<String, Double> details = new TreeMap<>();
    List<String> warnings = new ArrayList<>();
    labels.note(names, fake.name(), real.name()).ifPresent(warnings::add);
    for (ClassDistance one : found) {
      String name = Evaluation.className(one.label(), names);
      details.put("distance of " + name, one.distance());
      if (!one.fullRank()) {
        warnings.add(
            String.format(
                Locale.ROOT,
                "%s has %d real and %d generated images for %d features: mostly bias",
                name,
                one.reals(),
                one.fakes(),
                real.requireFeatures().size()));
      }
    }
    return List.of(new MetricValue(key(), mean(found), null, details, warnings));
  }

  /** Requires at least two images of every class of the other set. */
  private static void requireImages(ClassLabels here, ClassLabels there, SetData set) {
    int[] counts = new int[here.names().count()];
    IntStream.of(here.of()).forEach(label -> counts[label]++);
    List<String> missing =
        labels(here.of(), there.of())
            .filter(label -> counts[label] < 2)
            .mapToObj(
                label ->
                    String.format(Locale.ROOT, "%d of %s", counts[label], here.names().of(label)))
            .toList();
    if (!missing.isEmpty()) {
      throw new InputException(
          set.name(),
          "expected at least 2 images of each class that either side has, found "
              + String.join(", ", missing),
          "Use more images of these classes, or leave the classes out on both sides.");
    }
  }

  /**
   * The distance of one class.
   *
   * @param reals how many real images
   * @param fakes how many fakes
   * @param fullRank whether both sides have more images than features; if not, the distance is
   *     mostly bias
   */
  record ClassDistance(int label, int reals, int fakes, double distance, boolean fullRank) {}

  /**
   * The distance of each class that has an image on a side, in the order of the labels.
   *
   * @param realLabels one for each real image, from 0 on
   * @param fakeLabels one for each fake
   * @throws InputException if such a class has fewer than two images on a side
   */
  static List<ClassDistance> distances(
      FeatureTable real, int[] realLabels, FeatureTable fake, int[] fakeLabels) {
    return labels(realLabels, fakeLabels)
        .mapToObj(label -> distance(label, real, realLabels, fake, fakeLabels))
        .toList();
  }

  /** The unweighted mean over classes. */
  static double mean(List<ClassDistance> classes) {
    return classes.stream().mapToDouble(ClassDistance::distance).average().orElseThrow();
  }

  private static IntStream labels(int[] some, int[] others) {
    return IntStream.concat(IntStream.of(some), IntStream.of(others)).distinct().sorted();
  }

  private static ClassDistance distance(
      int label, FeatureTable real, int[] realLabels, FeatureTable fake, int[] fakeLabels) {
    int[] reals = withLabel(real, realLabels, label);
    int[] fakes = withLabel(fake, fakeLabels, label);
    double distance = new FrechetDistance(real.statistics(reals)).to(fake.statistics(fakes));
    boolean fullRank = Math.min(reals.length, fakes.length) > real.size();
    return new ClassDistance(label, reals.length, fakes.length, distance, fullRank);
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
}
