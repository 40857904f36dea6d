package org.gan4j.eval;

/** The images on the near side of a Fréchet distance: their statistics, whole and in groups. */
final class FrechetSide {

  private static final String KIND =
      "standard error over the draw of the images, jackknife over "
          + GroupJackknife.GROUPS
          + " random groups; covers neither the reference, nor finite-sample bias, nor training";

  private final FeatureStatistics statistics;
  private final GroupJackknife jackknife;

  FrechetSide(int count, int featureSize, long seed) {
    this.statistics = new FeatureStatistics(featureSize);
    this.jackknife = new GroupJackknife(count, featureSize, seed);
  }

  void add(Features features) {
    statistics.add(features);
    jackknife.add(features);
  }

  double to(FrechetInceptionDistance distance) {
    return distance.to(statistics);
  }

  /** Null where no valid one can be given. */
  Uncertainty uncertainty(FrechetInceptionDistance distance) {
    Double error = jackknife.standardError(distance);
    return error == null ? null : new Uncertainty(error, KIND);
  }
}
