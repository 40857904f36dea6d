package org.gan4j.eval.internal.pixel;

import java.util.Arrays;
import org.gan4j.core.InputException;
import org.gan4j.core.data.ImageShape;
import org.gan4j.core.data.Images;

/**
 * Multi-scale structural similarity, Wang, Simoncelli and Bovik 2003, "Multi-Scale Structural
 * Similarity for Image Quality Assessment", equation 7: Gaussian window 11x11, sigma 1.5, K1 =
 * 0.01, K2 = 0.03, range 255, weights 0.0448, 0.2856, 0.3001, 0.2363, 0.1333 of the five scales,
 * each the mean of 2x2 pixels of the one before. Negative terms count as 0; the mean over channels.
 * Float64; five scales are {@code tf.image.ssim_multiscale}.
 *
 * <p>With fewer scales, for small images, the first weights are used, divided by their sum: such
 * numbers compare only with their like.
 *
 * @param scales in [1, 5]
 */
public record MultiScaleSsim(int scales) {

  private static final double[] WEIGHTS = {0.0448, 0.2856, 0.3001, 0.2363, 0.1333};
  private static final int WINDOW = 11;

  /**
   * @throws IllegalArgumentException if there are not 1 to 5 scales
   */
  public MultiScaleSsim {
    if (scales < 1 || scales > WEIGHTS.length) {
      throw new IllegalArgumentException("expected scales in [1, 5], found " + scales);
    }
  }

  /** The most scales at which images of a shape are no smaller than the window; 0 for none. */
  public static int mostScales(ImageShape shape) {
    int scales = 0;
    int side = Math.min(shape.height(), shape.width());
    for (; side >= WINDOW && scales < WEIGHTS.length; side = (side + 1) / 2) {
      scales++;
    }
    return scales;
  }

  /**
   * The similarity of two images, in [0, 1], 1 for equal ones.
   *
   * @throws InputException if they are too small for the scales
   */
  public double between(Images images, int one, Images others, int other) {
    if (!images.shape().equals(others.shape())) {
      throw new IllegalArgumentException(images.shape() + " against " + others.shape());
    }
    requireScales(images.shape());
    int channels = images.shape().channels();
    double sum = 0;
    for (int channel = 0; channel < channels; channel++) {
      sum += of(Plane.of(images, one, channel), Plane.of(others, other, channel));
    }
    return sum / channels;
  }

  /**
   * Refuses images that are too small.
   *
   * @throws InputException if they do not have so many scales
   */
  public void requireScales(ImageShape shape) {
    if (scales > mostScales(shape)) {
      throw new InputException(
          "MS-SSIM",
          "expected images of at least "
              + (((WINDOW - 1) << (scales - 1)) + 1)
              + " pixels a side for "
              + scales
              + " scales, found "
              + shape,
          "Use at most " + mostScales(shape) + " scales.");
    }
  }

  private double of(Plane x, Plane y) {
    double sum = Arrays.stream(WEIGHTS, 0, scales).sum();
    double product = 1;
    for (int scale = 0; scale < scales; scale++) {
      double term = Ssim.of(x, y, scale == scales - 1);
      product *= Math.pow(Math.max(0, term), WEIGHTS[scale] / sum);
      x = x.halved();
      y = y.halved();
    }
    return product;
  }
}
