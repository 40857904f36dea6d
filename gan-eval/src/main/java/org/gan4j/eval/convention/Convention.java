package org.gan4j.eval.convention;

import org.gan4j.core.BoundsException;
import org.gan4j.eval.feature.FeatureStatistics;
import org.gan4j.eval.feature.FrechetDistance;

/**
 * All choices besides the feature network that move a Fréchet distance of given images.
 *
 * <p>The value under a convention is computed by {@link FrechetDistance}, from covariances with the
 * convention's ddof and offset, so the trace of the root always comes from symmetric eigenvalues.
 * The general matrix root of the references (SciPy's {@code sqrtm} of the product, of which they
 * take the real part) is not imitated. In the tests both agree to a relative 1e-12 where
 * covariances have full rank, and to 1e-7 where they are singular, as from no more images than
 * features. There the references' root may also not be finite; an offset that they add only then is
 * not added here, and {@link Conventions#variations} shows what it does where it always is.
 *
 * @param name of the code
 * @param origin which code and version this describes; empty for our own
 * @param input how images reach the network
 * @param ddof what is subtracted from the number of images to divide a covariance by, 0 or 1
 * @param offset on the diagonals
 * @param trace how the reference takes the trace of the root, in words
 * @param reference where it has the statistics of the real images from, in words; ours are always
 *     those of the given real images
 */
public record Convention(
    String name,
    String origin,
    Input input,
    int ddof,
    Offset offset,
    String trace,
    String reference) {

  /**
   * @throws IllegalArgumentException if ddof is neither 0 nor 1
   */
  public Convention {
    if (ddof != 0 && ddof != 1) {
      throw new BoundsException("ddof", "must be 0 or 1, found " + ddof);
    }
  }

  /** How the distance is computed from statistics; conventions of one input may share it. */
  public Arithmetic arithmetic() {
    return new Arithmetic(ddof, offset.use() == Offset.Use.ALWAYS ? offset.size() : 0);
  }

  /**
   * The distance under this convention.
   *
   * @param real of at least two images, of a known count
   * @param fake likewise, over the same features
   * @throws org.gan4j.core.InputException if there are fewer
   */
  public double value(FeatureStatistics real, FeatureStatistics fake) {
    return arithmetic().distance(real, fake);
  }

  /** The same with one thing changed, and a name that says so. */
  Convention changed(String what, Input by) {
    return new Convention(name + ", " + what, origin, by, ddof, offset, trace, reference);
  }

  /** Likewise. */
  Convention changed(String what, int by) {
    return new Convention(name + ", " + what, origin, input, by, offset, trace, reference);
  }

  /** Likewise. */
  Convention changed(String what, Offset by) {
    return new Convention(name + ", " + what, origin, input, ddof, by, trace, reference);
  }
}
