package org.gan4j.eval.metric;

import org.gan4j.eval.Uncertainty;
import org.gan4j.eval.feature.Features;

/** The images on the near side of a Fréchet distance: their statistics, whole and in groups. */
public final class FrechetSide {

  private static final String KIND =
      "standard error over the draw of the images, jackknife over "
          + GroupJackknife.GROUPS
          + " random groups; covers neither the reference, nor finite-sample bias, nor training";

  private final GroupJackknife jackknife;

  /**
   * @param count how many images will be added
   * @param featureSize features an image, d
   * @param seed of the jackknife's groups
   */
  public FrechetSide(int count, int featureSize, long seed) {
    this.jackknife = new GroupJackknife(count, featureSize, seed);
  }

  /** Adds images. */
  public void add(Features features) {
    jackknife.add(features);
  }

  /** The distance of the images to a reference. */
  public double to(FrechetInceptionDistance distance) {
    return distance.to(jackknife.all());
  }

  /** Its standard error, null where no valid one can be given. */
  public Uncertainty uncertainty(FrechetInceptionDistance distance) {
    Double error = jackknife.standardError(distance);
    return error == null ? null : new Uncertainty(error, KIND);
  }
}
