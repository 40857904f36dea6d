package org.gan4j.eval.metric;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.gan4j.core.InputException;
import org.gan4j.core.data.ClassLabels;
import org.gan4j.core.data.ClassNames;
import org.gan4j.eval.Evaluation;
import org.gan4j.eval.feature.FrechetDistance;
import org.gan4j.eval.metric.input.MetricInput;
import org.gan4j.eval.metric.input.Need;
import org.gan4j.eval.metric.input.Role;
import org.gan4j.eval.metric.input.SetData;

/**
 * The Fréchet distance class by class, {@link ClassFrechet}, as evaluations call it: {@code
 * class-fid}, the unweighted mean. That of each class is in the details. Generated images need
 * labels: those a conditional generator was asked for, or the sub-folders of a folder. Classes are
 * the same by name, and each needs images on both sides.
 */
public record ClassFid() implements Metric {

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
  public List<MetricValue> measure(MetricInput sets) {
    SetData real = sets.real();
    SetData fake = sets.fake();
    ClassLabels reals = real.requireLabels();
    ClassNames names = reals.names();
    ClassLabels labels = fake.requireLabels();
    ClassLabels fakes = labels.among(names, fake.name(), real.name());
    requireImages(reals, fakes, real);
    requireImages(fakes, reals, fake);
    var found =
        ClassFrechet.of(real.requireFeatures(), reals.of(), fake.requireFeatures(), fakes.of());
    Map<String, Double> details = new TreeMap<>();
    List<String> warnings = new ArrayList<>();
    labels.note(names, fake.name(), real.name()).ifPresent(warnings::add);
    for (ClassFrechet.OfClass one : found.classes()) {
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
    return List.of(new MetricValue("class-fid", found.mean(), null, details, warnings));
  }

  /** Every class of the other side has two images here at least. */
  private static void requireImages(ClassLabels here, ClassLabels there, SetData side) {
    int[] counts = new int[here.names().count()];
    IntStream.of(here.of()).forEach(label -> counts[label]++);
    List<String> missing =
        IntStream.concat(IntStream.of(here.of()), IntStream.of(there.of()))
            .distinct()
            .sorted()
            .filter(label -> counts[label] < 2)
            .mapToObj(
                label ->
                    String.format(Locale.ROOT, "%d of %s", counts[label], here.names().of(label)))
            .toList();
    if (!missing.isEmpty()) {
      throw new InputException(
          side.name(),
          "expected at least 2 images of each class that either side has, found "
              + String.join(", ", missing),
          "Use more images of these classes, or leave the classes out on both sides.");
    }
  }
}
