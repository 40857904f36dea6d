package org.gan4j.eval.metric;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.gan4j.eval.metric.input.MetricInput;
import org.gan4j.eval.metric.input.Need;
import org.gan4j.eval.metric.input.Role;

/**
 * Whether training images were copied, {@link Memorisation}, as evaluations call it: {@code
 * memorisation}. The real images must be such that the generator has not learnt from; the training
 * images are what it has learnt from. The closest pairs are in the details, by the indices in their
 * sets, for a picture.
 */
public record CopyTest() implements Metric {

  /** How many pairs are in the details. */
  public static final int SHOWN = 8;

  /** Begins the keys of a generated image's index in the details; the rank follows. */
  public static final String FAKE = "closest generated image ";

  /** Begins the keys of its training image's index. */
  public static final String NEAREST = "nearest training image ";

  @Override
  public Set<Need> needs(Role role) {
    return Set.of(Need.FEATURES);
  }

  @Override
  public String estimator() {
    return Memorisation.ESTIMATOR;
  }

  @Override
  public boolean lowerIsBetter() {
    return false;
  }

  @Override
  public List<MetricValue> measure(MetricInput sets) {
    var found =
        Memorisation.of(
            sets.training().requireFeatures(),
            sets.real().requireFeatures(),
            sets.fake().requireFeatures());
    Map<String, Double> details = new TreeMap<>();
    details.put("p-value", found.pValue());
    details.put("farther share", found.fartherShare());
    int rank = 1;
    for (Memorisation.Match match : found.closest(SHOWN)) {
      details.put(FAKE + rank, (double) sets.fake().indices()[match.fake()]);
      details.put(NEAREST + rank, (double) sets.training().indices()[match.training()]);
      details.put("distance " + rank++, match.distance());
    }
    return List.of(new MetricValue("memorisation", found.z(), null, details, List.of()));
  }
}
