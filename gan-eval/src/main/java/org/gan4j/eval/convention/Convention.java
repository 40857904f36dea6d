package org.gan4j.eval.convention;

import org.gan4j.core.BoundsException;
import org.gan4j.eval.feature.FeatureStatistics;
import org.gan4j.eval.feature.FrechetDistance;

/**
 * All choices, besides the feature network, that affect the Fréchet distance of given images.
 *
 * <p>The value under a convention is computed by {@link FrechetDistance}, from covariances with the
 * convention's ddof and offset, so the trace of the root always comes from symmetric eigenvalues.
 * The references take the real part of a general matrix root (SciPy's {@code sqrtm} of the
 * product), which is not imitated here. In the tests both agree to a relative 1e-12 for covariances
 * of full rank, and to 1e-7 for singular ones, which result if there are no more images than
 * features. In the singular case the references' root may not be finite, and some add an offset
 * only then. That offset is not added here; {@link Conventions#variations} shows its effect if it
 * is always added.
 *
 * @param name name of the code
 * @param origin the code and version that this describes; empty for our own
 * @param input how images reach the network
 * @param ddof covariances are divided by n - ddof, where ddof is 0 or 1
 * @param offset what is added to the diagonals
 * @param trace how the reference takes the trace of the root, in words
 * @param reference where it takes the statistics of the real images from, in words; we always
 *     compute them from the given real images
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

  /** Returns how the distance is computed from statistics; several conventions may share it. */
  public Arithmetic arithmetic() {
    return new Arithmetic(ddof, offset.use() == Offset.Use.ALWAYS ? offset.size() : 0);
  }

  /**
   * Returns the distance under this convention.
   *
   * @param real of at least two images, of a known count
   * @param fake likewise, over the same features
   * @throws org.gan4j.core.InputException if there are fewer
   */
  public double value(FeatureStatistics real, FeatureStatistics fake) {
    return arithmetic().distance(real, fake);
  }

  /** Returns this convention with another input, and a name that says so. */
  Convention changed(String what, Input by) {
    return new Convention(name + ", " + what, origin, by, ddof, offset, trace, reference);
  }

  /** Returns this convention with another divisor or offset, and a name that says so. */
  Convention changed(String what, int by) {
    return new Convention(name + ", " + what, origin, input, by, offset, trace, reference);
  }

  /** Returns this convention with another divisor or offset, and a name that says so. */
  Convention changed(String what, Offset by) {
    return new Convention(name + ", " + what, origin, input, ddof, by, trace, reference);
  }
}
