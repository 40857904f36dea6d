package org.gan4j.eval.protocol;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.gan4j.eval.metric.Memorisation;

/**
 * Whether training images were copied, {@link Memorisation}, as evaluations call it: {@code
 * memorisation}. The real images must be such that the generator has not learnt from; the training
 * images are what it has learnt from. The closest pairs are in the details, by their indices, for a
 * picture.
 */
public record CopyTest() implements Metric {

  private static final int SHOWN = 8;

  @Override
  public Set<Need> needs(Role role) {
    return Set.of(Need.FEATURES);
  }

  @Override
  public String layer() {
    return "features";
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
  public List<Measured> measure(Comparison sets) {
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
      String pair = "closest %d: ".formatted(rank++);
      details.put(pair + "generated image", (double) match.fake());
      details.put(pair + "training image", (double) match.training());
      details.put(pair + "distance", match.distance());
    }
    return List.of(new Measured("memorisation", found.z(), null, details, List.of()));
  }
}
