package org.gan4j.eval.internal.pixel;

import java.util.Locale;
import org.gan4j.core.data.Images;
import org.gan4j.eval.Uncertainty;

/**
 * The mean absolute difference between images and what they should be, in grey levels of 0 to 255:
 * first over the values of an image, then over images. Float64, streaming.
 */
public final class PixelError {

  /** The description for protocols. */
  public static final String ESTIMATOR =
      "float64, mean over images of the mean over pixels and channels, in grey levels of 0 to 255";

  private long images;
  private double sum;
  private double squares;

  /**
   * Adds pairs.
   *
   * @throws IllegalArgumentException if there are not as many images of one shape on both sides
   */
  public void add(Images found, Images truth) {
    if (!found.shape().equals(truth.shape()) || found.count() != truth.count()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d images of %s against %d of %s",
              found.count(),
              found.shape(),
              truth.count(),
              truth.shape()));
    }
    int size = found.shape().size();
    for (int image = 0; image < found.count(); image++) {
      long total = 0;
      for (int i = image * size; i < (image + 1) * size; i++) {
        total += Math.abs((found.pixels()[i] & 0xFF) - (truth.pixels()[i] & 0xFF));
      }
      double mean = (double) total / size;
      images++;
      sum += mean;
      squares += mean * mean;
    }
  }

  /** The mean over all images so far. */
  public double mean() {
    return sum / images;
  }

  /** The standard error of the mean; zero for a single image. */
  public Uncertainty standardError() {
    double variance = Math.max(0, squares / images - mean() * mean());
    return new Uncertainty(
        Math.sqrt(variance / Math.max(1, images - 1)), "standard error of the mean over images");
  }
}
