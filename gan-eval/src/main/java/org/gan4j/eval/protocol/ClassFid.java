package org.gan4j.eval.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.gan4j.eval.metric.ClassFrechet;
import org.gan4j.eval.metric.FrechetInceptionDistance;

/**
 * The Fréchet distance class by class, {@link ClassFrechet}, as evaluations call it: {@code
 * class-fid}, the unweighted mean. That of each class is in the details. Generated images need
 * labels: those a conditional generator was asked for, or the sub-folders of a folder.
 */
public record ClassFid() implements Metric {

  @Override
  public Set<Need> needs(Role role) {
    return role == Role.TRAINING ? Set.of() : Set.of(Need.FEATURES, Need.LABELS);
  }

  @Override
  public String estimator() {
    return FrechetInceptionDistance.ESTIMATOR + ", unweighted mean over classes";
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
  public List<Measured> measure(Comparison sets) {
    Side real = sets.real();
    Side fake = sets.fake();
    var found =
        ClassFrechet.of(
            real.requireFeatures(),
            real.requireLabels(),
            fake.requireFeatures(),
            fake.requireLabels());
    Map<String, Double> details = new TreeMap<>();
    List<String> warnings = new ArrayList<>();
    for (ClassFrechet.OfClass one : found.classes()) {
      details.put(
          String.format(Locale.ROOT, "distance of class %02d", one.label()), one.distance());
      if (!one.fullRank()) {
        warnings.add(
            String.format(
                Locale.ROOT,
                "class %d has %d real and %d generated images for %d features: mostly bias",
                one.label(),
                one.reals(),
                one.fakes(),
                real.requireFeatures().size()));
      }
    }
    return List.of(new Measured("class-fid", found.mean(), null, details, warnings));
  }
}
